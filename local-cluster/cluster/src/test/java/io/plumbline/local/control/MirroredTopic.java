package io.plumbline.local.control;

import io.plumbline.local.kafka.ProductTopic;
import org.apache.avro.generic.GenericRecord;

/** A topic and its table: what the test must know of both. */
enum MirroredTopic {
    BASELINE(ProductTopic.BASELINES, "baseline", "baseline_key"),
    PLAN_CHANGE(ProductTopic.PLAN_CHANGES, "plan_change", "change_id"),
    VERDICT(ProductTopic.VERDICTS, "verdict", "verdict_id");

    private final ProductTopic topic;
    private final String table;
    private final String keyColumn;

    MirroredTopic(ProductTopic topic, String table, String keyColumn) {
        this.topic = topic;
        this.table = table;
        this.keyColumn = keyColumn;
    }

    ProductTopic topic() {
        return topic;
    }

    String table() {
        return "plumbline." + table;
    }

    String keyColumn() {
        return keyColumn;
    }

    String connector() {
        return "plumbline-table-" + table.replace('_', '-');
    }

    /** Puts the record into a cluster and returns the primary key that its row gets. */
    String keyOf(GenericRecord record, String cluster) {
        record.put("cluster", cluster);
        String key = cluster + "/" + record.get("sql_hash");
        if (this != BASELINE) {
            record.put(keyColumn, key);
        }
        return key;
    }
}
