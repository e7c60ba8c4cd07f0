package io.plumbline.pollers.postgres;

import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.explain.OwnSql;
import io.plumbline.pollers.options.ExclusionSettings;
import java.util.Set;

/**
 * Leaves out what is no statement of the application: utility statements, our own, those of other tools, and those that
 * only read the catalogue.
 */
final class StatementFilter {

    /** First words of statements that have plans. */
    static final Set<String> PLANNED =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES", "TABLE");

    private final ExclusionSettings settings;

    StatementFilter(ExclusionSettings settings) {
        this.settings = settings;
    }

    boolean excludesRole(String role) {
        return settings.roles().contains(role);
    }

    boolean excludes(String raw, NormalizedSql normalized) {
        return !PLANNED.contains(normalized.command())
                || raw.contains(OwnSql.MARKER)
                || settings.markers().stream().anyMatch(raw::contains)
                || (settings.catalogOnly() && CatalogOnly.isCatalogOnly(normalized.text()));
    }
}
