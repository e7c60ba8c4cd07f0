package io.plumbline.job.emit;

import io.plumbline.avro.v1.ThresholdInForce;
import io.plumbline.model.policy.Threshold;
import java.util.List;

/** The model's thresholds in Avro. */
final class ThresholdWriter {

    private ThresholdWriter() {}

    static List<ThresholdInForce> toAvro(List<Threshold> thresholds) {
        return thresholds.stream().map(ThresholdWriter::toAvro).toList();
    }

    private static ThresholdInForce toAvro(Threshold threshold) {
        return ThresholdInForce.newBuilder()
                .setRule(threshold.parameter().subject().name())
                .setParameter(threshold.parameter().wireName())
                .setValue(threshold.value())
                .setSource(threshold.source().name())
                .build();
    }
}
