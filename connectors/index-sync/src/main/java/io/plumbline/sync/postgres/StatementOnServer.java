package io.plumbline.sync.postgres;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.explain.ExplainRequest;
import io.plumbline.explain.ExplainableText;
import io.plumbline.explain.Literals;
import io.plumbline.explain.Role;
import io.plumbline.explain.RoleDirectory;
import io.plumbline.explain.SchemaAccess;
import io.plumbline.explain.SearchPath;
import io.plumbline.explain.SingleStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A statement as a server knows it.
 *
 * @param queryIds of the entries that count it
 * @param request asks for its generic plan under the settings of a role that runs it
 */
record StatementOnServer(Set<Long> queryIds, ExplainRequest request) {

    /** The statement among these entries, of roles whose search path is its namespace; empty where none is. */
    static Optional<StatementOnServer> of(
            StatementKey key, List<StatementEntry> entries, Connection database, int major) throws SQLException {
        Set<Long> oids = entries.stream().map(StatementEntry::roleOid).collect(Collectors.toSet());
        RoleDirectory roles = RoleDirectory.read(database, oids, major);
        SchemaAccess access = SchemaAccess.read(database, oids);
        List<Candidate> candidates = new ArrayList<>();
        for (StatementEntry entry : entries) {
            Role role = roles.role(entry.roleOid());
            List<String> path = SearchPath.effective(
                    roles.searchPath(entry.roleOid(), entry.databaseOid()),
                    role == null ? null : role.name(),
                    access.of(entry.roleOid()));
            String text = SingleStatement.withoutEnd(entry.raw());
            if (String.join(",", path).equals(key.namespace()) && SingleStatement.isOne(text)) {
                candidates.add(new Candidate(entry, request(entry, roles, path, text)));
            }
        }
        Set<Long> ids = candidates.stream()
                .map(candidate -> candidate.entry().queryId())
                .collect(Collectors.toCollection(TreeSet::new));
        return candidates.stream()
                .min(Comparator.comparing(
                        candidate -> Literals.in(candidate.entry().raw())))
                .map(best -> new StatementOnServer(ids, best.request()));
    }

    private record Candidate(StatementEntry entry, ExplainRequest request) {}

    private static ExplainRequest request(StatementEntry entry, RoleDirectory roles, List<String> path, String text) {
        Role role = roles.role(entry.roleOid());
        return new ExplainRequest(
                ExplainableText.of(text),
                path,
                roles.configured().plannerSettings(entry.roleOid(), entry.databaseOid()),
                role != null && role.assumable() ? role.name() : null);
    }
}
