package io.plumbline.benchmarks.lab;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints how what is told now compares with what was told when it was recorded. */
final class ReplayText {

    private final PrintStream out;

    ReplayText(PrintStream out) {
        this.out = out;
    }

    void print(List<RecordedEvent> events, List<Told> then, List<Told> now) {
        List<EventScore> before = scores(events, then);
        List<EventScore> after = scores(events, now);
        out.printf("| event | expected | recorded | now | delay |%n|---|---|---|---|---|%n");
        for (int i = 0; i < events.size(); i++) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |%n",
                    events.get(i).name(),
                    expected(events.get(i)),
                    cell(before.get(i)),
                    cell(after.get(i)),
                    delay(after.get(i)));
        }
        out.println();
        after.forEach(this::falseAlarms);
        out.printf("%n| | harmful | found | false alarms | raised while learning | worst delay |%n");
        out.printf("|---|---|---|---|---|---|%n");
        sum("recorded", before, learning(events, then));
        sum("now", after, learning(events, now));
    }

    private static List<EventScore> scores(List<RecordedEvent> events, List<Told> told) {
        return events.stream().map(event -> EventScore.of(event, told)).toList();
    }

    private static long learning(List<RecordedEvent> events, List<Told> told) {
        Instant first = events.get(0).startedAt();
        return told.stream()
                .filter(each -> each.isAlarm() && !each.at().isAfter(first))
                .count();
    }

    private static String expected(RecordedEvent event) {
        return event.isHarmful()
                ? event.expected().stream()
                        .map(RecordedEvent.Expected::text)
                        .distinct()
                        .collect(Collectors.joining(", "))
                : "silence";
    }

    private static String cell(EventScore score) {
        int others = score.falseAlarms().size();
        return score.got() + (others == 0 ? "" : ", " + others + " false");
    }

    private static String delay(EventScore score) {
        return score.decisive().map(told -> seconds(score.delay(told))).orElse("");
    }

    private static String seconds(Duration delay) {
        return String.format(Locale.ROOT, "%.1f s", delay.toMillis() / 1e3);
    }

    private void falseAlarms(EventScore score) {
        score.told().stream()
                .filter(each -> each.isAlarm() && score.falseAlarms().contains(each.statement()))
                .forEach(each -> out.printf(
                        "false: %s: %s %s: %s%n", score.event().name(), each.statement(), each.at(), each.summary()));
    }

    private void sum(String name, List<EventScore> scores, long whileLearning) {
        Duration worst = scores.stream()
                .flatMap(score -> score.decisive().map(score::delay).stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        out.printf(
                "| %s | %d | %d | %d | %d | %s |%n",
                name,
                scores.stream().filter(score -> score.event().isHarmful()).count(),
                scores.stream().filter(score -> score.decisive().isPresent()).count(),
                scores.stream().mapToInt(score -> score.falseAlarms().size()).sum(),
                whileLearning,
                seconds(worst));
    }
}
