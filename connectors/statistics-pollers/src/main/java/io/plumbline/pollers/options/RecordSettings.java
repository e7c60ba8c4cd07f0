package io.plumbline.pollers.options;

/** Where records go and how large they get. */
public record RecordSettings(
        String observationsTopic, String relationsTopic, int longestTextChars, int mostDetailedPlanNodes) {}
