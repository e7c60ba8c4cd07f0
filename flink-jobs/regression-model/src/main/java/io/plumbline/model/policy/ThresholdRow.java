package io.plumbline.model.policy;

import io.plumbline.capture.identity.StatementKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the control table {@code threshold}, as written. Null means "any"; scopes nest, so a narrower column is set
 * only with the wider ones. Nothing is checked at construction: {@link #problem()} says what is wrong.
 */
public record ThresholdRow(
        String id,
        @Nullable String cluster,
        @Nullable String database,
        @Nullable String namespace,
        @Nullable String sqlHash,
        String rule,
        String parameter,
        double value) {

    /** Why this row is impossible, naming the value and what is allowed; empty for a usable row. */
    public Optional<String> problem() {
        Optional<ThresholdParameter> known = ThresholdParameter.find(rule, parameter);
        if (known.isEmpty()) {
            return Optional.of("threshold %s: rule and parameter must be one of %s, was %s.%s"
                    .formatted(id, allowedNames(), rule, parameter));
        }
        ThresholdParameter parameterOfRule = known.get();
        if (!parameterOfRule.allows(value)) {
            return Optional.of("threshold %s: %s must be from %s to %s, was %s"
                    .formatted(
                            id,
                            parameterOfRule.qualifiedName(),
                            parameterOfRule.minimum(),
                            parameterOfRule.maximum(),
                            value));
        }
        if (!nests()) {
            return Optional.of("threshold %s: a narrower scope needs the wider ones, was cluster=%s database=%s"
                            .formatted(id, cluster, database)
                    + " namespace=" + namespace + " sql_hash=" + sqlHash);
        }
        return Optional.empty();
    }

    /** How specific the row's scope is. */
    ThresholdSource source() {
        if (sqlHash != null) {
            return ThresholdSource.STATEMENT;
        }
        if (namespace != null) {
            return ThresholdSource.NAMESPACE;
        }
        if (database != null) {
            return ThresholdSource.DATABASE;
        }
        return cluster != null ? ThresholdSource.CLUSTER : ThresholdSource.DEFAULT;
    }

    boolean covers(StatementKey key) {
        return covers(cluster, key.cluster())
                && covers(database, key.database())
                && covers(namespace, key.namespace())
                && covers(sqlHash, key.sqlHash());
    }

    private static boolean covers(@Nullable String scope, String name) {
        return scope == null || scope.equals(name);
    }

    private boolean nests() {
        return (cluster != null || database == null)
                && (database != null || namespace == null)
                && (namespace != null || sqlHash == null);
    }

    private static List<String> allowedNames() {
        List<String> names = new ArrayList<>();
        for (ThresholdParameter each : ThresholdParameter.values()) {
            names.add(each.qualifiedName());
        }
        return names;
    }
}
