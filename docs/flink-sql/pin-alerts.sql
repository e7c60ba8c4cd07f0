-- plumbline.pin-alerts: A plan that a person asked for and an instance does not have, said as a verdict says it; published when a result that says so is.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.pin_alerts (
    `kafka_key` STRING,
    `alert_id` STRING NOT NULL COMMENT 'Deterministic id over the result, 32 hex digits.',
    `cluster` STRING NOT NULL COMMENT 'Cluster: the databases that share a schema, a primary and its replicas.',
    `instance` STRING NOT NULL COMMENT 'Instance: the one server this is about.',
    `database` STRING NOT NULL COMMENT 'Database on the instance.',
    `namespace` STRING NOT NULL COMMENT 'Namespace: the effective search path, schemas joined by a comma, of the role that runs the statement.',
    `sql_hash` STRING NOT NULL COMMENT 'First 128 bits of SHA-256 over the canonical statement text, 32 lower-case hex digits.',
    `level` STRING NOT NULL COMMENT 'WARN: somebody is to look.',
    `rule` STRING NOT NULL COMMENT 'What is wrong: PIN_ with the outcome of the result, such as PIN_NOT_EFFECTIVE.',
    `summary` STRING NOT NULL COMMENT 'One sentence for a person; no literals.',
    `wanted_plan_hash` STRING COMMENT 'The plan that was asked for, 64 lower-case hex digits.',
    `found_plan_hash` STRING COMMENT 'The plan that came instead, 64 lower-case hex digits; null where the instance was not asked.',
    `command_id` STRING NOT NULL COMMENT 'The command that asked for it.',
    `result_id` STRING NOT NULL COMMENT 'The result with hints, ids and the nodes of the plan that came.',
    `observed_at` TIMESTAMP(3) NOT NULL COMMENT 'When this was found, by the instance''s clock where it was asked, milliseconds since the epoch, UTC.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `observed_at` AS `observed_at` - INTERVAL '1' MINUTE
) WITH (
    'connector' = 'kafka',
    'topic' = 'plumbline.pin-alerts',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'key.fields' = 'kafka_key',
    'scan.startup.mode' = 'earliest-offset',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"PlanPinAlert","namespace":"io.plumbline.avro.v1","fields":[{"name":"alert_id","type":"string"},{"name":"cluster","type":"string"},{"name":"instance","type":"string"},{"name":"database","type":"string"},{"name":"namespace","type":"string"},{"name":"sql_hash","type":"string"},{"name":"level","type":"string"},{"name":"rule","type":"string"},{"name":"summary","type":"string"},{"name":"wanted_plan_hash","type":["null","string"],"default":null},{"name":"found_plan_hash","type":["null","string"],"default":null},{"name":"command_id","type":"string"},{"name":"result_id","type":"string"},{"name":"observed_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}'
);
