package io.plumbline.local.flinksql;

import io.plumbline.local.kafka.ProductTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The CREATE TABLE of a topic, made from the schema of its values. */
record SqlTable(ProductTopic topic) {

    private static final String PREFIX = "plumbline.";
    private static final String KEY = "kafka_key";
    private static final String KAFKA_TIME = "kafka_time";

    String scriptName() {
        return topic.topicName().substring(PREFIX.length()) + ".sql";
    }

    /** The table's name within the database plumbline. */
    String name() {
        return PREFIX + topic.topicName().substring(PREFIX.length()).replace('-', '_');
    }

    String script() {
        Schema schema = topic.valueSchema();
        return """
                -- %s: %s
                -- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
                CREATE DATABASE IF NOT EXISTS plumbline;

                CREATE TABLE %s (
                %s
                ) WITH (
                %s
                );
                """.formatted(topic.topicName(), schema.getDoc(), name(), columns(schema), options(schema));
    }

    private String columns(Schema schema) {
        List<String> columns = new ArrayList<>();
        columns.add("    %s STRING%s".formatted(SqlType.quoted(KEY), isUpsert() ? " NOT NULL" : ""));
        for (Schema.Field field : schema.getFields()) {
            columns.add("    %s %s COMMENT %s"
                    .formatted(
                            SqlType.quoted(field.name()),
                            SqlType.of(field.schema(), "    "),
                            literal(String.valueOf(field.doc()))));
        }
        columns.add("    %s TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL".formatted(SqlType.quoted(KAFKA_TIME)));
        columns.add("    WATERMARK FOR %1$s AS %1$s - INTERVAL '1' MINUTE".formatted(SqlType.quoted(eventTime())));
        if (isUpsert()) {
            columns.add("    PRIMARY KEY (%s) NOT ENFORCED".formatted(SqlType.quoted(KEY)));
        }
        return String.join(",\n", columns);
    }

    private String options(Schema schema) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("connector", isUpsert() ? "upsert-kafka" : "kafka");
        options.put("topic", topic.topicName());
        options.put("properties.bootstrap.servers", "kafka:9092");
        options.put("properties.isolation.level", "read_committed");
        options.put("key.format", "raw");
        if (!isUpsert()) {
            options.put("key.fields", KEY);
            options.put("scan.startup.mode", "earliest-offset");
        }
        options.put("value.format", "avro-confluent");
        options.put("value.fields-include", "EXCEPT_KEY");
        options.put("value.avro-confluent.url", "http://registry:8081");
        options.put("value.avro-confluent.schema", PlainSchema.of(schema));
        return options.entrySet().stream()
                .map(option -> "    " + literal(option.getKey()) + " = " + literal(option.getValue()))
                .collect(Collectors.joining(",\n"));
    }

    /** Whether the topic is compacted: a newer record of a key replaces the older, a tombstone removes it. */
    boolean isUpsert() {
        return switch (topic) {
            case RELATIONS, BASELINES, EXPLANATIONS -> true;
            case OBSERVATIONS,
                    VERDICTS,
                    PLAN_CHANGES,
                    DECISION_RESULTS,
                    INDEX_COMMANDS,
                    PIN_COMMANDS,
                    PIN_RESULTS,
                    PIN_ALERTS,
                    REJECTIONS,
                    LATE -> false;
        };
    }

    private String eventTime() {
        return switch (topic) {
            case OBSERVATIONS, LATE, RELATIONS, VERDICTS, PLAN_CHANGES, EXPLANATIONS, PIN_ALERTS -> "observed_at";
            case BASELINES -> "last_seen_at";
            case DECISION_RESULTS -> "decided_at";
            case INDEX_COMMANDS, PIN_COMMANDS -> "issued_at";
            case PIN_RESULTS -> "checked_at";
            case REJECTIONS -> KAFKA_TIME;
        };
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
