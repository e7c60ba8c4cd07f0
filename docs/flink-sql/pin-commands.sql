-- plumbline.pin-commands: Which plan a statement shall have on the servers of a cluster. The newest command of a statement holds until it expires.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.pin_commands (
    `kafka_key` STRING,
    `command_id` STRING NOT NULL COMMENT 'Deterministic id, 32 hex digits.',
    `cluster` STRING NOT NULL COMMENT 'Cluster: the databases that share a schema, a primary and its replicas.',
    `database` STRING NOT NULL COMMENT 'Database on the instance.',
    `namespace` STRING NOT NULL COMMENT 'Namespace: the effective search path, schemas joined by a comma, of the role that runs the statement.',
    `sql_hash` STRING NOT NULL COMMENT 'First 128 bits of SHA-256 over the canonical statement text, 32 lower-case hex digits.',
    `instance` STRING COMMENT 'The one instance it is for; null for every instance of the cluster.',
    `engine` STRING NOT NULL COMMENT 'POSTGRESQL, MYSQL or MARIADB.',
    `action` STRING NOT NULL COMMENT 'PIN the plan, or UNPIN whatever is pinned.',
    `mode` STRING NOT NULL COMMENT 'PROPOSED asks a person, APPLY lets index-sync act.',
    `plan` ROW<
        `plan_hash` STRING NOT NULL,
        `fingerprint_version` INT NOT NULL,
        `plan_kind` STRING NOT NULL,
        `nodes` ARRAY<ROW<
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
        > NOT NULL> NOT NULL,
        `cost` ROW<
            `startup_cost` DOUBLE NOT NULL,
            `total_cost` DOUBLE NOT NULL,
            `rows_out` DOUBLE NOT NULL,
            `rows_examined` DOUBLE NOT NULL,
            `selectivity` DOUBLE NOT NULL,
            `join_multiplier` DOUBLE NOT NULL,
            `composite_index` DOUBLE NOT NULL
        > NOT NULL,
        `relations` ARRAY<ROW<
            `schema` STRING NOT NULL,
            `name` STRING NOT NULL,
            `estimated_rows` DOUBLE NOT NULL,
            `bytes` BIGINT NOT NULL,
            `modified_since_analyze` BIGINT NOT NULL,
            `last_analyze_at` TIMESTAMP(3)
        > NOT NULL> NOT NULL,
        `settings` MAP<STRING NOT NULL, STRING NOT NULL> NOT NULL,
        `truncated` BOOLEAN NOT NULL,
        `explained_at` TIMESTAMP(3) NOT NULL
    > COMMENT 'The plan to pin; null for UNPIN.',
    `decision_id` STRING COMMENT 'The decision it answers, a UUID; null where no person decided.',
    `reason` STRING NOT NULL COMMENT 'One sentence for a person; no literals.',
    `issued_at` TIMESTAMP(3) NOT NULL COMMENT 'When it was issued, milliseconds since the epoch, UTC.',
    `expires_at` TIMESTAMP(3) NOT NULL COMMENT 'When the pin is to be taken away unless a newer command renews it, milliseconds since the epoch, UTC.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `issued_at` AS `issued_at` - INTERVAL '1' MINUTE
) WITH (
    'connector' = 'kafka',
    'topic' = 'plumbline.pin-commands',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'key.fields' = 'kafka_key',
    'scan.startup.mode' = 'earliest-offset',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"PlanPinCommand","namespace":"io.plumbline.avro.v1","fields":[{"name":"command_id","type":"string"},{"name":"cluster","type":"string"},{"name":"database","type":"string"},{"name":"namespace","type":"string"},{"name":"sql_hash","type":"string"},{"name":"instance","type":["null","string"],"default":null},{"name":"engine","type":"string"},{"name":"action","type":"string"},{"name":"mode","type":"string"},{"name":"plan","type":["null",{"type":"record","name":"CapturedPlan","fields":[{"name":"plan_hash","type":"string"},{"name":"fingerprint_version","type":"int"},{"name":"plan_kind","type":"string"},{"name":"nodes","type":{"type":"array","items":{"type":"record","name":"PlanNode","fields":[{"name":"parent","type":"int"},{"name":"role","type":"string"},{"name":"operator","type":"string"},{"name":"join_type","type":["null","string"],"default":null},{"name":"relation","type":["null","string"],"default":null},{"name":"index_name","type":["null","string"],"default":null},{"name":"index_method","type":["null","string"],"default":null},{"name":"index_keys","type":{"type":"array","items":"string"}},{"name":"index_predicate","type":["null","string"],"default":null},{"name":"conditions","type":{"type":"array","items":"string"}},{"name":"keys","type":{"type":"array","items":"string"}},{"name":"refers_to","type":["null","int"],"default":null},{"name":"startup_cost","type":"double"},{"name":"total_cost","type":"double"},{"name":"rows","type":"double"}]}}},{"name":"cost","type":{"type":"record","name":"CostVector","fields":[{"name":"startup_cost","type":"double"},{"name":"total_cost","type":"double"},{"name":"rows_out","type":"double"},{"name":"rows_examined","type":"double"},{"name":"selectivity","type":"double"},{"name":"join_multiplier","type":"double"},{"name":"composite_index","type":"double"}]}},{"name":"relations","type":{"type":"array","items":{"type":"record","name":"PlanRelation","fields":[{"name":"schema","type":"string"},{"name":"name","type":"string"},{"name":"estimated_rows","type":"double"},{"name":"bytes","type":"long"},{"name":"modified_since_analyze","type":"long"},{"name":"last_analyze_at","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null}]}}},{"name":"settings","type":{"type":"map","values":"string"}},{"name":"truncated","type":"boolean"},{"name":"explained_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}],"default":null},{"name":"decision_id","type":["null","string"],"default":null},{"name":"reason","type":"string"},{"name":"issued_at","type":{"type":"long","logicalType":"timestamp-millis"}},{"name":"expires_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}'
);
