-- plumbline.explanations: What was made of the latest observation of a statement on an instance, and why no more.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.explanations (
    `kafka_key` STRING NOT NULL,
    `cluster` STRING NOT NULL COMMENT 'Cluster: the databases that share a schema, a primary and its replicas.',
    `instance` STRING NOT NULL COMMENT 'Instance: the one server this was seen on.',
    `database` STRING NOT NULL COMMENT 'Database on the instance.',
    `namespace` STRING NOT NULL COMMENT 'Namespace: the effective search path, schemas joined by a comma, of the role that runs the statement.',
    `sql_hash` STRING NOT NULL COMMENT 'First 128 bits of SHA-256 over the canonical statement text, 32 lower-case hex digits.',
    `engine` STRING NOT NULL COMMENT 'POSTGRESQL, MYSQL or MARIADB.',
    `sql_text` STRING NOT NULL COMMENT 'Canonical statement text, no literals.',
    `observation_id` STRING NOT NULL COMMENT 'Observation it is about.',
    `observed_at` TIMESTAMP(3) NOT NULL COMMENT 'When the observation was made, milliseconds since the epoch, UTC.',
    `plan_hash` STRING COMMENT 'The observation''s plan, 64 hex digits; null where it had none.',
    `baseline_plan_hash` STRING COMMENT 'Plan it was compared with, 64 hex digits; null where no good plan may be compared.',
    `baseline_samples` BIGINT NOT NULL COMMENT 'Samples of the baseline''s cost, a count.',
    `observed_level` STRING NOT NULL COMMENT 'Worst level of the rules that counted, before hysteresis.',
    `level` STRING NOT NULL COMMENT 'Level in force.',
    `announced_level` STRING NOT NULL COMMENT 'Level of the last verdict that was not suppressed.',
    `rules` ARRAY<ROW<
        `rule` STRING NOT NULL,
        `outcome` STRING NOT NULL,
        `level` STRING,
        `observed` DOUBLE,
        `reference` DOUBLE,
        `ratio` DOUBLE,
        `thresholds` ARRAY<ROW<
            `rule` STRING NOT NULL,
            `parameter` STRING NOT NULL,
            `value` DOUBLE NOT NULL,
            `source` STRING NOT NULL
        > NOT NULL> NOT NULL,
        `detail` STRING NOT NULL
    > NOT NULL> NOT NULL COMMENT 'The rules that were tried.',
    `held_back` ARRAY<ROW<
        `reason` STRING NOT NULL,
        `have` INT NOT NULL,
        `need` INT NOT NULL,
        `until` TIMESTAMP(3),
        `detail` STRING NOT NULL
    > NOT NULL> NOT NULL COMMENT 'Why level is not observed_level, or nobody was alarmed.',
    `flaps` INT NOT NULL COMMENT 'Runs away from the level in force that broke before they completed, since the last transition, a count.',
    `suppressed_by` STRING COMMENT 'Id of the maintenance window.',
    `summary` STRING NOT NULL COMMENT 'One sentence for a person.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `observed_at` AS `observed_at` - INTERVAL '1' MINUTE,
    PRIMARY KEY (`kafka_key`) NOT ENFORCED
) WITH (
    'connector' = 'upsert-kafka',
    'topic' = 'plumbline.explanations',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"Explanation","namespace":"io.plumbline.avro.v1","fields":[{"name":"cluster","type":"string"},{"name":"instance","type":"string"},{"name":"database","type":"string"},{"name":"namespace","type":"string"},{"name":"sql_hash","type":"string"},{"name":"engine","type":"string"},{"name":"sql_text","type":"string"},{"name":"observation_id","type":"string"},{"name":"observed_at","type":{"type":"long","logicalType":"timestamp-millis"}},{"name":"plan_hash","type":["null","string"],"default":null},{"name":"baseline_plan_hash","type":["null","string"],"default":null},{"name":"baseline_samples","type":"long"},{"name":"observed_level","type":{"type":"enum","name":"VerdictLevel","symbols":["UNKNOWN","PASS","WARN","BLOCK"],"default":"UNKNOWN"}},{"name":"level","type":"VerdictLevel"},{"name":"announced_level","type":"VerdictLevel"},{"name":"rules","type":{"type":"array","items":{"type":"record","name":"RuleTrial","fields":[{"name":"rule","type":"string"},{"name":"outcome","type":{"type":"enum","name":"RuleOutcome","symbols":["UNKNOWN","FIRED","NOT_PERSISTENT","BELOW_THRESHOLD","BELOW_MINIMUM_DIFFERENCE","WITHIN_SEEN_RANGE","WITHIN_SAMPLING_ERROR","NOTHING_NEW","NO_CHANGE_POINT","INSTANCE_SLOWER","TOO_FEW_SAMPLES","NO_BASELINE","NO_PLAN","NO_MEASUREMENT","PLAN_TOO_LARGE"],"default":"UNKNOWN"}},{"name":"level","type":["null","VerdictLevel"],"default":null},{"name":"observed","type":["null","double"],"default":null},{"name":"reference","type":["null","double"],"default":null},{"name":"ratio","type":["null","double"],"default":null},{"name":"thresholds","type":{"type":"array","items":{"type":"record","name":"ThresholdInForce","fields":[{"name":"rule","type":"string"},{"name":"parameter","type":"string"},{"name":"value","type":"double"},{"name":"source","type":"string"}]}}},{"name":"detail","type":"string"}]}}},{"name":"held_back","type":{"type":"array","items":{"type":"record","name":"HeldBack","fields":[{"name":"reason","type":{"type":"enum","name":"HeldBackReason","symbols":["UNKNOWN","RAISE_STREAK","CLEAR_STREAK","COOL_DOWN","PERSISTENCE","MAINTENANCE_WINDOW"],"default":"UNKNOWN"}},{"name":"have","type":"int"},{"name":"need","type":"int"},{"name":"until","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},{"name":"detail","type":"string"}]}}},{"name":"flaps","type":"int"},{"name":"suppressed_by","type":["null","string"],"default":null},{"name":"summary","type":"string"}]}'
);
