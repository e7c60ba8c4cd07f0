package io.plumbline.state;

import java.util.Arrays;

/**
 * The plan whose statistics lie with the standing, so that a sample of it reads and writes one entry.
 *
 * @param number its {@link io.plumbline.model.plans.PlanSummary#number}; 0 for no plan
 * @param statistics hot bytes of {@link io.plumbline.model.stats.RollingStatistics}; those of every other plan are in
 *     {@link StateDescriptors#PLAN_STATISTICS}
 */
// an array, because it is written as it is; equality is by content below
@SuppressWarnings("ArrayRecordComponent")
public record HotPlan(int number, byte[] statistics) {

    public static final HotPlan NONE = new HotPlan(0, new byte[0]);

    @Override
    public boolean equals(Object other) {
        return other instanceof HotPlan that && number == that.number && Arrays.equals(statistics, that.statistics);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(statistics) * 31 + number;
    }

    @Override
    public String toString() {
        return "HotPlan[%d, %d bytes]".formatted(number, statistics.length);
    }
}
