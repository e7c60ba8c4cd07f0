package io.plumbline.model.plans;

import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.stats.Distribution;
import io.plumbline.model.stats.RollingStatistics;
import io.plumbline.model.stats.WindowOptions;
import java.time.Instant;
import java.util.List;

/** Keeps and reads a plan's rolling statistics. */
public final class PlanLearning {

    private final WindowOptions options;

    public PlanLearning(WindowOptions options) {
        this.options = options;
    }

    /**
     * A plan after a value was offered to it.
     *
     * @param outsideWindow whether it was too old to be learned
     * @param newSubWindow whether it opened a sub-window
     */
    public record Learned(PlanRecord plan, boolean outsideWindow, boolean newSubWindow) {}

    /** Learns cost, rows and sizes. */
    public Learned learnSighting(PlanRecord plan, Instant at, PlanSighting sighting) {
        PlanStatistics before = plan.statistics();
        RollingStatistics cost = read(before.cost());
        RollingStatistics rows = read(before.rowsOut());
        Instant newestBefore = cost.newestStart();
        RollingStatistics.Added added = cost.add(at, sighting.cost().totalCost(), 1);
        rows.add(at, sighting.cost().rowsOut(), 1);
        PlanStatistics after = new PlanStatistics(cost.toBytes(), rows.toBytes(), before.timePerCall());
        SizeHistory sizes = plan.sizes().with(sighting.relations(), at, options.length());
        return new Learned(
                plan.learned(after, sizes),
                added == RollingStatistics.Added.BEFORE_WINDOW,
                cost.newestStart().isAfter(newestBefore));
    }

    /** Learns a time per call that {@code calls} executions had on average. */
    public Learned learnTime(PlanRecord plan, Instant at, double timePerCallMicros, long calls) {
        PlanStatistics before = plan.statistics();
        RollingStatistics time = read(before.timePerCall());
        RollingStatistics.Added added = time.add(at, timePerCallMicros, calls);
        PlanStatistics after = new PlanStatistics(before.cost(), before.rowsOut(), time.toBytes());
        return new Learned(plan.learned(after, plan.sizes()), added == RollingStatistics.Added.BEFORE_WINDOW, false);
    }

    public Distribution costOf(PlanRecord plan) {
        return read(plan.statistics().cost()).distribution();
    }

    public Distribution rowsOf(PlanRecord plan) {
        return read(plan.statistics().rowsOut()).distribution();
    }

    /** Mean cost of each sub-window that has a value, the oldest first. */
    public List<Double> costMeansOf(PlanRecord plan) {
        return read(plan.statistics().cost()).subWindowMeans();
    }

    /** Whether the statistics were kept with another accuracy or sub-window length, so that they start anew. */
    public boolean restarts(PlanRecord plan) {
        return !RollingStatistics.isCompatible(plan.statistics().cost(), options);
    }

    /** Everything read out. */
    public BaselineStatistics statisticsOf(PlanRecord plan) {
        return new BaselineStatistics(
                costOf(plan),
                rowsOf(plan),
                Distribution.EMPTY,
                read(plan.statistics().timePerCall()).distribution());
    }

    private RollingStatistics read(byte[] bytes) {
        return RollingStatistics.fromBytes(bytes, options);
    }
}
