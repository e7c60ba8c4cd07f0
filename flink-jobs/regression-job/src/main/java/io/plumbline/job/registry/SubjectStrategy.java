package io.plumbline.job.registry;

/** Under which subject a registry has the schema of a topic's values; the names that Confluent's serialisers give these strategies. */
public enum SubjectStrategy {
    /** {@code <topic>-value}, which Flink SQL looks for. */
    TOPIC,
    /** The record's full name: one subject for every topic that holds it. */
    RECORD,
    /** {@code <topic>-<full name>}. */
    TOPIC_RECORD;

    /** The subject of a topic's values; {@code record} is a full name. */
    public String subject(String topic, String record) {
        return switch (this) {
            case TOPIC -> topic + "-value";
            case RECORD -> record;
            case TOPIC_RECORD -> topic + "-" + record;
        };
    }
}
