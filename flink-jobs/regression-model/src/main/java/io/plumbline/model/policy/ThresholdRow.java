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
        if (!scope().nests()) {
            return Optional.of("threshold %s: a narrower scope needs the wider ones, was %s".formatted(id, scope()));
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
        return scope().covers(key);
    }

    private Scope scope() {
        return new Scope(cluster, database, namespace, sqlHash);
    }

    private static List<String> allowedNames() {
        List<String> names = new ArrayList<>();
        for (ThresholdParameter each : ThresholdParameter.values()) {
            names.add(each.qualifiedName());
        }
        return names;
    }
}
