package io.plumbline.local.lab.detect;

import java.util.HashMap;
import java.util.Map;

/** Alarms when a statement's plan is another than at its observation before. */
public final class PlanHashChanged implements Detector {

    private final Map<String, String> last = new HashMap<>();

    @Override
    public String name() {
        return "plan hash changed";
    }

    @Override
    public boolean alarms(Sighting sighting) {
        if (sighting.planHash() == null) {
            return false;
        }
        String before = last.put(sighting.statement(), sighting.planHash());
        return before != null && !before.equals(sighting.planHash());
    }
}
