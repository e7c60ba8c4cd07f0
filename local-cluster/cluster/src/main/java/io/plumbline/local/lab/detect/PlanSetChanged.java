package io.plumbline.local.lab.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * GaussDB's change event: a plan that is not in the statement's set, or one that comes back after being unused for some
 * time. The first plan of a statement is no change.
 */
public final class PlanSetChanged implements Detector {

    private final Duration unused;
    private final Map<String, Map<String, Instant>> sets = new HashMap<>();

    public PlanSetChanged(Duration unused) {
        this.unused = unused;
    }

    @Override
    public String name() {
        return "plan new or back (GaussDB)";
    }

    @Override
    public boolean alarms(Sighting sighting) {
        if (sighting.planHash() == null) {
            return false;
        }
        Map<String, Instant> known = sets.computeIfAbsent(sighting.statement(), statement -> new HashMap<>());
        boolean first = known.isEmpty();
        Instant seen = known.put(sighting.planHash(), sighting.observedAt());
        return seen == null ? !first : !sighting.observedAt().isBefore(seen.plus(unused));
    }
}
