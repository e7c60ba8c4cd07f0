package io.plumbline.local.lab.run;

import io.plumbline.local.lab.detect.Sighting;
import java.util.List;

/**
 * What really happened to a statement, as its observations show it.
 *
 * @param costRatio the plan's cost during the event over that before; NaN when either is missing
 * @param rowsRatio of the estimated rows
 * @param timeRatio of the mean time per call
 */
record Shift(String statement, boolean planChanged, double costRatio, double rowsRatio, double timeRatio) {

    private static final int SIGHTINGS_BEFORE = 20;

    static Shift of(String statement, List<Sighting> before, List<Sighting> during) {
        List<Sighting> old = of(statement, before);
        List<Sighting> recent = old.subList(Math.max(0, old.size() - SIGHTINGS_BEFORE), old.size());
        List<Sighting> now = of(statement, during);
        List<Sighting> plannedBefore = planned(recent);
        List<Sighting> plannedNow = planned(now);
        double time = timePerCall(now) / timePerCall(recent);
        if (plannedBefore.isEmpty() || plannedNow.isEmpty()) {
            return new Shift(statement, false, Double.NaN, Double.NaN, time);
        }
        Sighting was = plannedBefore.get(plannedBefore.size() - 1);
        Sighting is = plannedNow.get(plannedNow.size() - 1);
        return new Shift(
                statement,
                !String.valueOf(is.planHash()).equals(was.planHash()),
                is.costPages() / was.costPages(),
                is.rows() / was.rows(),
                time);
    }

    private static List<Sighting> of(String statement, List<Sighting> sightings) {
        return sightings.stream()
                .filter(each -> each.statement().equals(statement))
                .toList();
    }

    private static List<Sighting> planned(List<Sighting> sightings) {
        return sightings.stream().filter(each -> each.planHash() != null).toList();
    }

    private static double timePerCall(List<Sighting> sightings) {
        double micros = sightings.stream()
                .filter(Sighting::isTimed)
                .mapToDouble(each -> each.microsPerCall() * each.calls())
                .sum();
        return micros / sightings.stream().mapToLong(Sighting::calls).sum();
    }
}
