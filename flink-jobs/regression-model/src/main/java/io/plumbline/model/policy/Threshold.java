package io.plumbline.model.policy;

/** A threshold in force. */
public record Threshold(ThresholdParameter parameter, double value, ThresholdSource source) {

    static Threshold defaultOf(ThresholdParameter parameter) {
        return new Threshold(parameter, parameter.defaultValue(), ThresholdSource.DEFAULT);
    }
}
