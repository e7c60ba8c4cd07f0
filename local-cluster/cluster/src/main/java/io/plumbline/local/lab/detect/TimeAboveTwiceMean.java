package io.plumbline.local.lab.detect;

import java.util.HashMap;
import java.util.Map;

/** Alarms when the time per call is above twice the mean of all times before, of which there must be five. */
public final class TimeAboveTwiceMean implements Detector {

    private static final int FEWEST = 5;
    private static final double FACTOR = 2;

    private record Mean(long count, double value) {
        Mean with(double next) {
            return new Mean(count + 1, value + (next - value) / (count + 1));
        }
    }

    private final Map<String, Mean> means = new HashMap<>();

    @Override
    public String name() {
        return "time per call above twice its mean";
    }

    @Override
    public boolean alarms(Sighting sighting) {
        if (!sighting.isTimed()) {
            return false;
        }
        Mean before = means.getOrDefault(sighting.statement(), new Mean(0, 0));
        means.put(sighting.statement(), before.with(sighting.microsPerCall()));
        return before.count() >= FEWEST && sighting.microsPerCall() > FACTOR * before.value();
    }
}
