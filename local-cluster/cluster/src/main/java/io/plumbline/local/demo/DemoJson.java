package io.plumbline.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The demo's report for machines; durations in milliseconds, memory in bytes. */
public final class DemoJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoJson() {}

    /** One JSON object on one line. */
    public static String of(DemoReport report) {
        ObjectNode root = JSON.createObjectNode()
                .put("as_expected", report.asExpected())
                .put("took_millis", report.took().toMillis())
                .put("verdict_within_millis", report.verdictWithin().toMillis())
                .put("peak_memory_bytes", report.peakMemoryBytes());
        ArrayNode steps = root.putArray("steps");
        report.steps().forEach(step -> steps.add(of(step)));
        return root.toString();
    }

    private static ObjectNode of(StepReport step) {
        ObjectNode node = JSON.createObjectNode()
                .put("name", step.name())
                .put("as_expected", step.asExpected())
                .put("detail", step.detail());
        step.delay().ifPresent(delay -> node.put("delay_millis", delay.toMillis()));
        ArrayNode exhibits = node.putArray("exhibits");
        step.exhibits().forEach(exhibits::add);
        return node;
    }
}
