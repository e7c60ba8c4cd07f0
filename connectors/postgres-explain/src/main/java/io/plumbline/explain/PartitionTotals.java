package io.plumbline.explain;

import io.plumbline.capture.catalog.Relation;
import io.plumbline.capture.catalog.RelationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a partitioned table the rows and bytes of its partitions: it has none of its own. */
final class PartitionTotals {

    private PartitionTotals() {}

    static List<Relation> added(List<Relation> relations) {
        Map<RelationName, Relation> totals = new HashMap<>();
        for (Relation relation : relations) {
            RelationName parent = relation.parent();
            if (parent != null) {
                totals.merge(parent, relation, PartitionTotals::sum);
            }
        }
        List<Relation> result = new ArrayList<>(relations.size());
        for (Relation relation : relations) {
            Relation total = totals.get(relation.name());
            result.add(total == null ? relation : withTotals(relation, total));
        }
        return result;
    }

    private static Relation sum(Relation one, Relation other) {
        return withTotals(
                one,
                new Relation(
                        other.name(),
                        other.kind(),
                        other.parent(),
                        rows(one, other),
                        one.bytes() + other.bytes(),
                        one.modifiedSinceAnalyze() + other.modifiedSinceAnalyze(),
                        other.lastAnalyzeAt(),
                        other.indexes()));
    }

    /** Partitions never analysed (-1) count as empty unless all are. */
    private static double rows(Relation one, Relation other) {
        return one.estimatedRows() < 0 && other.estimatedRows() < 0
                ? -1
                : Math.max(0, one.estimatedRows()) + Math.max(0, other.estimatedRows());
    }

    private static Relation withTotals(Relation relation, Relation total) {
        return new Relation(
                relation.name(),
                relation.kind(),
                relation.parent(),
                total.estimatedRows(),
                total.bytes(),
                total.modifiedSinceAnalyze(),
                latest(relation.lastAnalyzeAt(), total.lastAnalyzeAt()),
                relation.indexes());
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
