package io.plumbline.pollers.postgres;

/** Where records go and how large they get. */
record RecordSettings(
        String observationsTopic, String relationsTopic, int longestTextChars, int mostDetailedPlanNodes) {}
