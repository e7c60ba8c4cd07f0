package io.plumbline.model.plans;

import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.stats.Distribution;
import io.plumbline.model.stats.Measure;
import io.plumbline.model.stats.RollingStatistics;
import io.plumbline.model.stats.RollingStatistics.Added;
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
     * @param newSubWindow whether it is the first sighting learned in a new sub-window
     */
    public record Learned(PlanRecord plan, boolean outsideWindow, boolean newSubWindow) {}

    /** Learns cost, rows, sizes and settings. */
    public Learned learnSighting(PlanRecord plan, Instant at, PlanSighting sighting) {
        RollingStatistics before = reading(plan);
        RollingStatistics next = before.copy();
        next.acknowledgeRestart();
        Added added = next.add(at, Measure.COST, sighting.cost().totalCost(), 1);
        next.add(at, Measure.ROWS_OUT, sighting.cost().rowsOut(), 1);
        next.add(at, Measure.ROWS_EXAMINED, sighting.cost().rowsExamined(), 1);
        boolean moved = !next.newestStart().equals(before.newestStart());
        boolean newSubWindow =
                next.currentSamples(Measure.COST) == 1 && (moved || before.currentSamples(Measure.COST) == 0);
        PlanRecord learned = plan.learned(plan.statistics().learned(next));
        return new Learned(
                withSettings(withSizes(learned, at, sighting), sighting), added == Added.BEFORE_WINDOW, newSubWindow);
    }

    /** Learns a time per call that {@code calls} executions had on average. */
    public Learned learnTime(PlanRecord plan, Instant at, double timePerCallMicros, long calls) {
        RollingStatistics next = reading(plan).copy();
        next.acknowledgeRestart();
        Added added = next.add(at, Measure.TIME_PER_CALL, timePerCallMicros, calls);
        return new Learned(plan.learned(plan.statistics().learned(next)), added == Added.BEFORE_WINDOW, false);
    }

    /** Samples with a plan in the window. */
    public long samplesOf(PlanRecord plan) {
        return reading(plan).samples(Measure.COST);
    }

    /** Intervals between two polls in which the plan was measured, in the window. */
    public long intervalsOf(PlanRecord plan) {
        return reading(plan).samples(Measure.TIME_PER_CALL);
    }

    public Distribution costOf(PlanRecord plan) {
        return distributionOf(plan, Measure.COST);
    }

    public Distribution rowsOf(PlanRecord plan) {
        return distributionOf(plan, Measure.ROWS_OUT);
    }

    /** A measure read out. */
    public Distribution distributionOf(PlanRecord plan, Measure measure) {
        return reading(plan).distribution(measure);
    }

    /** Mean cost of each sub-window that has a value, the oldest first. Reads every closed one. */
    public List<Double> costMeansOf(PlanRecord plan) {
        return reading(plan).subWindowMeans(Measure.COST);
    }

    /** Whether the statistics were kept with another accuracy or sub-window length, so that they start anew. */
    public boolean restarts(PlanRecord plan) {
        return reading(plan).isRestarted();
    }

    /** Everything read out. */
    public BaselineStatistics statisticsOf(PlanRecord plan) {
        return new BaselineStatistics(
                costOf(plan),
                rowsOf(plan),
                distributionOf(plan, Measure.ROWS_EXAMINED),
                distributionOf(plan, Measure.TIME_PER_CALL));
    }

    /** The index uses are compared by hash and the sizes by time, so that a known plan's detail is not loaded. */
    private PlanRecord withSizes(PlanRecord plan, Instant at, PlanSighting sighting) {
        if (!SizeHistory.isDue(plan.summary().sizesAt(), at, options.length())) {
            return plan;
        }
        List<RelationSize> sizes =
                PlanCut.first(sighting.relations(), sighting.relations().size());
        return plan.withDetail(plan.detail().withSizes(plan.sizes().with(sizes, at)));
    }

    private static PlanRecord withSettings(PlanRecord plan, PlanSighting sighting) {
        return plan.summary().settingsHash() == PlanDetail.hashOf(sighting.settings())
                ? plan
                : plan.withDetail(plan.detail().withSettings(sighting.settings()));
    }

    private RollingStatistics reading(PlanRecord plan) {
        return plan.statistics().reading(options);
    }
}
