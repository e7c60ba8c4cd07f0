package io.plumbline.model.causes;

import java.util.List;

/**
 * Tells a jump from a slope. Law: another plan is ABRUPT. For the same plan, with c the cost now and m(1) ... m(k) the
 * mean costs of the sub-windows of its baseline, oldest first: UNKNOWN when k &lt; 2; GRADUAL when m(k) has already come at
 * least half of the way from m(1) to c on a logarithmic scale; else ABRUPT. As a raised statement's baseline does not
 * learn what raised it, m(k) is what it showed before.
 */
public final class DriftTest {

    private static final double HALF_WAY = 0.5;
    private static final double LEAST_COST = 0.01;

    private DriftTest() {}

    public static Drift of(boolean samePlan, double costNow, List<Double> subWindowMeans) {
        if (!samePlan) {
            return Drift.ABRUPT;
        }
        if (subWindowMeans.size() < 2) {
            return Drift.UNKNOWN;
        }
        double first = log(subWindowMeans.get(0));
        double last = log(subWindowMeans.get(subWindowMeans.size() - 1));
        double way = log(costNow) - first;
        return way != 0 && (last - first) / way >= HALF_WAY ? Drift.GRADUAL : Drift.ABRUPT;
    }

    private static double log(double cost) {
        return Math.log(Math.max(cost, LEAST_COST));
    }
}
