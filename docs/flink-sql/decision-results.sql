-- plumbline.decision-results: The answer to a person's decision about a plan.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.decision_results (
    `kafka_key` STRING,
    `decision_id` STRING NOT NULL COMMENT 'The decision, a UUID.',
    `cluster` STRING NOT NULL COMMENT 'Cluster: the databases that share a schema, a primary and its replicas.',
    `database` STRING NOT NULL COMMENT 'Database on the instance.',
    `namespace` STRING NOT NULL COMMENT 'Namespace: the effective search path, schemas joined by a comma, of the role that runs the statement.',
    `sql_hash` STRING NOT NULL COMMENT 'First 128 bits of SHA-256 over the canonical statement text, 32 lower-case hex digits.',
    `plan_hash` STRING COMMENT 'The plan decided about, 64 lower-case hex digits; null for a baseline by hints.',
    `outcome` STRING NOT NULL COMMENT 'What became of it.',
    `detail` STRING NOT NULL COMMENT 'One sentence for a person; no literals.',
    `status` STRING COMMENT 'Status of the plan now; null where the statement does not have the plan.',
    `enabled` BOOLEAN COMMENT 'Whether the plan is switched on now; null where the statement does not have the plan.',
    `decided_at` TIMESTAMP(3) NOT NULL COMMENT 'When it was decided, by the control database''s clock, milliseconds since the epoch, UTC.',
    `applied_at` TIMESTAMP(3) NOT NULL COMMENT 'When it was answered, by the job''s clock, milliseconds since the epoch, UTC.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `decided_at` AS `decided_at` - INTERVAL '1' MINUTE
) WITH (
    'connector' = 'kafka',
    'topic' = 'plumbline.decision-results',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'key.fields' = 'kafka_key',
    'scan.startup.mode' = 'earliest-offset',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"DecisionResult","namespace":"io.plumbline.avro.v1","fields":[{"name":"decision_id","type":"string"},{"name":"cluster","type":"string"},{"name":"database","type":"string"},{"name":"namespace","type":"string"},{"name":"sql_hash","type":"string"},{"name":"plan_hash","type":["null","string"],"default":null},{"name":"outcome","type":{"type":"enum","name":"DecisionOutcome","symbols":["UNKNOWN","APPLIED","REPEATED","REFUSED"],"default":"UNKNOWN"}},{"name":"detail","type":"string"},{"name":"status","type":["null",{"type":"enum","name":"PlanStatus","symbols":["UNKNOWN","UNACCEPTED","ACCEPTED","FIXED","REJECTED","RETIRED"],"default":"UNKNOWN"}],"default":null},{"name":"enabled","type":["null","boolean"],"default":null},{"name":"decided_at","type":{"type":"long","logicalType":"timestamp-millis"}},{"name":"applied_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}'
);
