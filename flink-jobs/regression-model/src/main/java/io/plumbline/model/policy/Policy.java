package io.plumbline.model.policy;

import io.plumbline.capture.identity.StatementKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The threshold rows in force.
 *
 * <p>Law: for each parameter the usable row with the most specific scope that covers the statement wins (statement, then
 * namespace, database, cluster, then a row without scope, then the default); of two rows with one scope the one with the
 * greater id, so that the answer does not depend on the order of arrival. A row without any scope counts as DEFAULT.
 * Unusable rows ({@link ThresholdRow#problem()}) are ignored here; whoever received them rejects them.
 */
public final class Policy {

    /** No rows: the defaults. */
    public static final Policy DEFAULTS = new Policy(List.of());

    private static final Comparator<ThresholdRow> WIDEST_FIRST =
            Comparator.comparing(ThresholdRow::source).thenComparing(ThresholdRow::id);

    private final List<ThresholdRow> rows;

    private Policy(List<ThresholdRow> rows) {
        this.rows = rows;
    }

    public static Policy of(Collection<ThresholdRow> rows) {
        return new Policy(rows.stream()
                .filter(row -> row.problem().isEmpty())
                .sorted(WIDEST_FIRST)
                .toList());
    }

    /** The thresholds for one statement; costs one look at each row. */
    public Thresholds thresholdsFor(StatementKey key) {
        if (rows.isEmpty()) {
            return Thresholds.DEFAULTS;
        }
        Map<ThresholdParameter, Threshold> set = new EnumMap<>(ThresholdParameter.class);
        for (ThresholdRow row : rows) {
            if (row.covers(key)) {
                ThresholdParameter.find(row.rule(), row.parameter())
                        .ifPresent(
                                parameter -> set.put(parameter, new Threshold(parameter, row.value(), row.source())));
            }
        }
        return new Thresholds(set);
    }
}
