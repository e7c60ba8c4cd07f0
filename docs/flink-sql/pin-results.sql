-- plumbline.pin-results: What became of a pin on one instance; published when it changes.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.pin_results (
    `kafka_key` STRING,
    `result_id` STRING NOT NULL COMMENT 'Deterministic id over the command, the instance and what is said of them, 32 hex digits.',
    `command_id` STRING NOT NULL COMMENT 'The command this answers.',
    `cluster` STRING NOT NULL COMMENT 'Cluster: the databases that share a schema, a primary and its replicas.',
    `instance` STRING NOT NULL COMMENT 'Instance: the one server this is about.',
    `database` STRING NOT NULL COMMENT 'Database on the instance.',
    `namespace` STRING NOT NULL COMMENT 'Namespace: the effective search path, schemas joined by a comma, of the role that runs the statement.',
    `sql_hash` STRING NOT NULL COMMENT 'First 128 bits of SHA-256 over the canonical statement text, 32 lower-case hex digits.',
    `actuator` STRING NOT NULL COMMENT 'none or pg_hint_plan.',
    `outcome` STRING NOT NULL COMMENT 'One of PROPOSED, EFFECTIVE, NOT_EFFECTIVE, NOT_EXPRESSIBLE, NOT_POSSIBLE, RETIRED, EXPIRED, REMOVED, FAILED; docs/reference/plan-pins.md says what each means.',
    `detail` STRING NOT NULL COMMENT 'One sentence for a person; no literals.',
    `wanted_plan_hash` STRING COMMENT 'The plan to pin, 64 lower-case hex digits; null for UNPIN.',
    `hints` STRING COMMENT 'The hints that were written or would be; null where there are none.',
    `query_ids` ARRAY<BIGINT NOT NULL> NOT NULL COMMENT 'The instance''s own ids of the statement that the hints were written for.',
    `found_plan_hash` STRING COMMENT 'The plan that the instance explained with the hints in place, 64 lower-case hex digits; null where it was not asked.',
    `found_nodes` ARRAY<ROW<
        `parent` INT NOT NULL,
        `role` STRING NOT NULL,
        `operator` STRING NOT NULL,
        `join_type` STRING,
        `relation` STRING,
        `index_name` STRING,
        `index_method` STRING,
        `index_keys` ARRAY<STRING NOT NULL> NOT NULL,
        `index_predicate` STRING,
        `conditions` ARRAY<STRING NOT NULL> NOT NULL,
        `keys` ARRAY<STRING NOT NULL> NOT NULL,
        `refers_to` INT,
        `startup_cost` DOUBLE NOT NULL,
        `total_cost` DOUBLE NOT NULL,
        `rows` DOUBLE NOT NULL
    > NOT NULL> NOT NULL COMMENT 'That plan''s nodes in pre-order where it is not the wanted one; else empty.',
    `checked_at` TIMESTAMP(3) NOT NULL COMMENT 'When this was found, by the instance''s clock where it was asked, milliseconds since the epoch, UTC.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `checked_at` AS `checked_at` - INTERVAL '1' MINUTE
) WITH (
    'connector' = 'kafka',
    'topic' = 'plumbline.pin-results',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'key.fields' = 'kafka_key',
    'scan.startup.mode' = 'earliest-offset',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"PlanPinResult","namespace":"io.plumbline.avro.v1","fields":[{"name":"result_id","type":"string"},{"name":"command_id","type":"string"},{"name":"cluster","type":"string"},{"name":"instance","type":"string"},{"name":"database","type":"string"},{"name":"namespace","type":"string"},{"name":"sql_hash","type":"string"},{"name":"actuator","type":"string"},{"name":"outcome","type":"string"},{"name":"detail","type":"string"},{"name":"wanted_plan_hash","type":["null","string"],"default":null},{"name":"hints","type":["null","string"],"default":null},{"name":"query_ids","type":{"type":"array","items":"long"}},{"name":"found_plan_hash","type":["null","string"],"default":null},{"name":"found_nodes","type":{"type":"array","items":{"type":"record","name":"PlanNode","fields":[{"name":"parent","type":"int"},{"name":"role","type":"string"},{"name":"operator","type":"string"},{"name":"join_type","type":["null","string"],"default":null},{"name":"relation","type":["null","string"],"default":null},{"name":"index_name","type":["null","string"],"default":null},{"name":"index_method","type":["null","string"],"default":null},{"name":"index_keys","type":{"type":"array","items":"string"}},{"name":"index_predicate","type":["null","string"],"default":null},{"name":"conditions","type":{"type":"array","items":"string"}},{"name":"keys","type":{"type":"array","items":"string"}},{"name":"refers_to","type":["null","int"],"default":null},{"name":"startup_cost","type":"double"},{"name":"total_cost","type":"double"},{"name":"rows","type":"double"}]}}},{"name":"checked_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}'
);
