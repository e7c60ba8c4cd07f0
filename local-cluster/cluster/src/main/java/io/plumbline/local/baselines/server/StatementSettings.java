package io.plumbline.local.baselines.server;

import io.plumbline.explain.ExplainRequest;
import io.plumbline.explain.ExplainableText;
import io.plumbline.explain.Role;
import io.plumbline.explain.RoleDirectory;
import io.plumbline.explain.SchemaAccess;
import io.plumbline.explain.SearchPath;
import io.plumbline.explain.SingleStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Under which search path and settings the roles of a database run their statements, as the pollers tell it. */
final class StatementSettings {

    private final RoleDirectory roles;
    private final SchemaAccess access;

    private StatementSettings(RoleDirectory roles, SchemaAccess access) {
        this.roles = roles;
        this.access = access;
    }

    static StatementSettings read(Connection connection, Set<Long> roleOids, int major) throws SQLException {
        return new StatementSettings(
                RoleDirectory.read(connection, roleOids, major), SchemaAccess.read(connection, roleOids));
    }

    /** The statement's namespace is the search path, joined by commas. */
    ExplainRequest request(CountedStatement statement) {
        Role role = roles.role(statement.roleOid());
        List<String> path = SearchPath.effective(
                roles.searchPath(statement.roleOid(), statement.databaseOid()),
                role == null ? null : role.name(),
                access.of(statement.roleOid()));
        return new ExplainRequest(
                ExplainableText.of(SingleStatement.withoutEnd(statement.text())),
                path,
                roles.configured().plannerSettings(statement.roleOid(), statement.databaseOid()),
                role != null && role.assumable() ? role.name() : null);
    }
}
