package io.plumbline.local.lab.run;

import io.plumbline.local.lab.detect.Detector;
import io.plumbline.local.lab.detect.PlanHashChanged;
import io.plumbline.local.lab.detect.PlanSetChanged;
import io.plumbline.local.lab.detect.Sighting;
import io.plumbline.local.lab.detect.TimeAboveTwiceMean;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The simple detectors, and what they said since last asked. */
final class DetectorBoard {

    private final List<Detector> detectors;
    private final Map<String, Set<String>> alarmed = new HashMap<>();

    DetectorBoard(Duration returnAfter) {
        this.detectors = List.of(new PlanHashChanged(), new TimeAboveTwiceMean(), new PlanSetChanged(returnAfter));
    }

    void see(Sighting sighting) {
        for (Detector detector : detectors) {
            if (detector.alarms(sighting)) {
                alarmed.computeIfAbsent(detector.name(), name -> new TreeSet<>())
                        .add(sighting.statement());
            }
        }
    }

    /** The statements that each detector alarmed on since the last call, in a fixed order of detectors. */
    Map<String, Set<String>> take() {
        Map<String, Set<String>> taken = new LinkedHashMap<>();
        detectors.forEach(
                detector -> taken.put(detector.name(), Set.copyOf(alarmed.getOrDefault(detector.name(), Set.of()))));
        alarmed.clear();
        return taken;
    }
}
