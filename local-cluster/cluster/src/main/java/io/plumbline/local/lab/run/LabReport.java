package io.plumbline.local.lab.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole run.
 *
 * @param alarmsWhileLearning statements raised before anything had happened
 * @param withoutPlan the lab's statements that had no plan when learning was over, with the reason
 * @param refused what the server refused the clients, one line each
 */
public record LabReport(
        LabOptions options,
        List<EventResult> results,
        List<String> alarmsWhileLearning,
        Map<String, String> withoutPlan,
        List<String> refused,
        int connectorsRestarted,
        Duration took) {

    private static final String ENGINE = "Plumbline, right level and cause";
    private static final String ENGINE_FOUND = "Plumbline, any level and cause";

    public LabReport {
        results = List.copyOf(results);
        alarmsWhileLearning = List.copyOf(alarmsWhileLearning);
        withoutPlan = Map.copyOf(withoutPlan);
        refused = List.copyOf(refused);
    }

    /** Whether every event ended as it must and all was quiet before. */
    public boolean asExpected() {
        return alarmsWhileLearning.isEmpty() && results.stream().allMatch(EventResult::isRight);
    }

    /** The engine's first, then the simple detectors'. */
    List<Score> scores() {
        int falseAlarms =
                results.stream().mapToInt(result -> result.falseAlarms().size()).sum();
        List<Score> scores = new ArrayList<>();
        scores.add(new Score(
                ENGINE,
                harmful(),
                (int) harmfulResults().stream().filter(EventResult::isRight).count(),
                falseAlarms));
        scores.add(new Score(
                ENGINE_FOUND,
                harmful(),
                (int) harmfulResults().stream().filter(EventResult::isFound).count(),
                falseAlarms));
        results.stream()
                .findFirst()
                .ifPresent(first -> first.detectors().keySet().forEach(name -> scores.add(score(name))));
        return scores;
    }

    /** Of the expected verdicts. */
    List<SeenVerdict> decisive() {
        return results.stream()
                .map(EventResult::decisive)
                .flatMap(Optional::stream)
                .toList();
    }

    private Score score(String detector) {
        int found = 0;
        int falseAlarms = 0;
        for (EventResult result : results) {
            DetectorOutcome outcome = Objects.requireNonNull(result.detectors().get(detector));
            found += outcome.found() ? 1 : 0;
            falseAlarms += outcome.falseAlarms().size();
        }
        return new Score(detector, harmful(), found, falseAlarms);
    }

    private int harmful() {
        return harmfulResults().size();
    }

    private List<EventResult> harmfulResults() {
        return results.stream().filter(result -> result.event().isHarmful()).toList();
    }
}
