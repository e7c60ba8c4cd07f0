package io.plumbline.local.lab.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The lab's report for machines; durations in milliseconds, ratios against before the event. */
public final class LabJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LabJson() {}

    /** One JSON object on one line. */
    public static String of(LabReport report) {
        List<Duration> delays =
                report.decisive().stream().map(SeenVerdict::delay).toList();
        ObjectNode root = JSON.createObjectNode()
                .put("as_expected", report.asExpected())
                .put("took_millis", report.took().toMillis())
                .put("poll_interval_millis", report.options().pollInterval().toMillis())
                .put("scale", report.options().scale())
                .put("median_delay_millis", Score.median(delays).toMillis())
                .put("worst_delay_millis", Score.worst(delays).toMillis())
                .put("connectors_restarted", report.connectorsRestarted());
        texts(root.putArray("alarms_while_learning"), report.alarmsWhileLearning());
        texts(root.putArray("refused"), report.refused());
        ObjectNode withoutPlan = root.putObject("without_plan");
        report.withoutPlan().forEach(withoutPlan::put);
        ArrayNode scores = root.putArray("scores");
        report.scores().forEach(score -> scores.add(of(score)));
        ArrayNode events = root.putArray("events");
        report.results().forEach(result -> events.add(of(result)));
        return root.toString();
    }

    private static ObjectNode of(Score score) {
        return JSON.createObjectNode()
                .put("name", score.name())
                .put("harmful", score.harmful())
                .put("found", score.found())
                .put("false_alarms", score.falseAlarms())
                .put("recall", score.recall())
                .put("precision", score.precision());
    }

    private static ObjectNode of(EventResult result) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", result.event().id())
                .put("harmful", result.event().isHarmful())
                .put("right", result.isRight())
                .put("found", result.isFound())
                .put("expected", result.expected())
                .put("got", result.got())
                .put("started_at", result.times().startedAt().toString())
                .put("changed_at", result.times().changedAt().toString())
                .put("undone_at", result.times().undoneAt().toString())
                .put("settled_at", result.times().settledAt().toString());
        result.decisive()
                .ifPresent(verdict -> node.put("delay_polls", verdict.polls())
                        .put("delay_millis", verdict.delay().toMillis()));
        texts(node.putArray("false_alarms"), result.falseAlarms());
        texts(node.putArray("unsettled"), result.unsettled());
        ArrayNode verdicts = node.putArray("verdicts");
        result.verdicts().forEach(verdict -> verdicts.add(of(verdict)));
        ArrayNode shifts = node.putArray("shifts");
        result.shifts().forEach(shift -> shifts.add(of(shift)));
        ObjectNode detectors = node.putObject("detectors");
        result.detectors().forEach((name, outcome) -> {
            ObjectNode detector = detectors.putObject(name).put("found", outcome.found());
            texts(detector.putArray("false_alarms"), outcome.falseAlarms());
        });
        return node;
    }

    private static ObjectNode of(SeenVerdict verdict) {
        ObjectNode node = JSON.createObjectNode()
                .put("statement", verdict.statement())
                .put("level", verdict.level().name())
                .put("cause", verdict.cause().name())
                .put("polls", verdict.polls())
                .put("delay_millis", verdict.delay().toMillis())
                .put("summary", verdict.summary());
        texts(node.putArray("rules"), verdict.rules());
        return node;
    }

    private static ObjectNode of(Shift shift) {
        ObjectNode node =
                JSON.createObjectNode().put("statement", shift.statement()).put("plan_changed", shift.planChanged());
        finite(node, "cost_ratio", shift.costRatio());
        finite(node, "rows_ratio", shift.rowsRatio());
        finite(node, "time_ratio", shift.timeRatio());
        return node;
    }

    private static void finite(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        }
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.stream().sorted().forEach(array::add);
    }
}
