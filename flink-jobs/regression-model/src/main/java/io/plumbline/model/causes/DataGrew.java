package io.plumbline.model.causes;

import io.plumbline.model.plans.PlanRecord;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * DATA_GROWTH. Holds when the plan is the same and a relation's size moved in proportion: in the same direction as the
 * estimate, and by at least half as much on a logarithmic scale (for an estimate 4 times as high, twice the size). Sizes
 * are compared with those half a window to a window ago: bytes, and rows where both times are analysed and the bytes moved at least half as far. The planner goes
 * by a table's real size, so a load shows in bytes and cost before ANALYZE has counted its rows.
 */
final class DataGrew implements CauseTest {

    private static final double SHARE = 0.5;
    private static final double NEGLIGIBLE = Math.log(1.05);

    @Override
    public Optional<CauseFinding> test(CauseContext context) {
        PlanRecord reference = context.reference();
        PlanSighting now = context.now();
        double moved = Math.log(context.ratio());
        if (reference == null || now == null || !context.isSamePlan() || !(Math.abs(moved) > NEGLIGIBLE)) {
            return Optional.empty();
        }
        boolean inProportion = now.relations().stream()
                .flatMapToDouble(size -> logGrowths(reference.sizes().older(), size))
                .anyMatch(grown -> grown * Math.signum(moved) >= SHARE * Math.abs(moved));
        return inProportion ? Optional.of(new CauseFinding(Cause.DATA_GROWTH, null)) : Optional.empty();
    }

    /** Of bytes, and of rows where both times are analysed and bytes went along: else they were only counted otherwise. */
    private static DoubleStream logGrowths(List<RelationSize> before, RelationSize now) {
        for (RelationSize old : before) {
            if (old.name().equals(now.name())) {
                double bytes = Math.log((double) Math.max(now.bytes(), 1) / Math.max(old.bytes(), 1));
                double rows = old.estimatedRows() > 0 && now.estimatedRows() > 0
                        ? Math.log(now.estimatedRows() / old.estimatedRows())
                        : 0;
                return bytes * Math.signum(rows) >= SHARE * Math.abs(rows)
                        ? DoubleStream.of(bytes, rows)
                        : DoubleStream.of(bytes);
            }
        }
        return DoubleStream.empty();
    }
}
