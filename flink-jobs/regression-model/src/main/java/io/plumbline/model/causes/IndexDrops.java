package io.plumbline.model.causes;

import io.plumbline.model.plans.IndexUse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether DDL says that an index is gone. */
public final class IndexDrops {

    /** What names an index and leaves it there. */
    private static final Set<String> KEEPING =
            Set.of("CREATE INDEX", "ALTER INDEX", "REINDEX", "COMMENT", "CREATE TABLE", "ALTER TABLE");

    private IndexDrops() {}

    /** The statement that dropped the index; empty when the latest that names it leaves it there, or none names it. */
    public static Optional<DdlEvent> find(List<DdlEvent> ddl, IndexUse use) {
        return ddl.stream()
                .filter(event -> names(event, use))
                .max(Comparator.comparing(DdlEvent::executedAt))
                .filter(event -> !KEEPING.contains(event.commandTag()));
    }

    /** Whether the statement was on this index: its name is one within the schema, or (MySQL) one within the table. */
    static boolean names(DdlEvent event, IndexUse use) {
        if (use.name() == null) {
            return false;
        }
        String identity = QualifiedName.plain(event.objectIdentity());
        String relation = use.key().relation();
        return identity.equals(schemaOf(relation) + use.name()) || identity.equals(relation + "." + use.name());
    }

    /** An index lies in its table's schema; with its dot. */
    private static String schemaOf(String relation) {
        return relation.substring(0, relation.indexOf('.') + 1);
    }
}
