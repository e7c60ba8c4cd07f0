-- plumbline.observations: One sighting of a statement on an instance, with its counters and, where it could be explained, its plan.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.observations (
    `kafka_key` STRING,
    `observation_id` STRING NOT NULL COMMENT 'Deterministic id of this sighting, 32 hex digits: a repeat of the record has the same.',
    `cluster` STRING NOT NULL COMMENT 'Cluster: the databases that share a schema, a primary and its replicas.',
    `instance` STRING NOT NULL COMMENT 'Instance: the one server this was seen on.',
    `database` STRING NOT NULL COMMENT 'Database on the instance.',
    `namespace` STRING NOT NULL COMMENT 'Namespace: the effective search path, schemas joined by a comma, of the role that runs the statement.',
    `sql_hash` STRING NOT NULL COMMENT 'First 128 bits of SHA-256 over the canonical statement text, 32 lower-case hex digits.',
    `engine` STRING NOT NULL COMMENT 'POSTGRESQL, MYSQL or MARIADB.',
    `engine_version` STRING NOT NULL COMMENT 'Version as the server reports it.',
    `entry_id` STRING NOT NULL COMMENT 'The engine''s own id of the counted entry (user, query id, level), opaque; counters are subtracted per instance and entry.',
    `sql_text` STRING NOT NULL COMMENT 'Canonical statement text, no literals, cut at the size cap.',
    `sql_truncated` BOOLEAN NOT NULL COMMENT 'True when the engine or the size cap cut the text.',
    `list_length` INT NOT NULL COMMENT 'Longest list of values that was collapsed, in elements; 0 without a list, 1 where the engine had collapsed it already.',
    `observed_at` TIMESTAMP(3) NOT NULL COMMENT 'When the counters were read, by the instance''s own clock, milliseconds since the epoch, UTC.',
    `epoch` ROW<
        `server_started_at` TIMESTAMP(3) NOT NULL,
        `statistics_reset_at` TIMESTAMP(3),
        `entry_since_at` TIMESTAMP(3),
        `evictions` BIGINT
    > NOT NULL COMMENT 'The epoch the counters belong to.',
    `counters` ROW<
        `calls` BIGINT NOT NULL,
        `total_time_micros` DOUBLE NOT NULL,
        `rows` BIGINT NOT NULL,
        `blocks_hit` BIGINT NOT NULL,
        `blocks_read` BIGINT NOT NULL,
        `temp_blocks_written` BIGINT NOT NULL
    > NOT NULL COMMENT 'Cumulative counters.',
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
    > COMMENT 'The plan, where one was explained for this sighting.',
    `no_plan_reason` STRING COMMENT 'Why there is no plan, a name from docs/reference/no-plan-reasons.md; null with a plan.',
    `plan_hints` STRING COMMENT 'Hints of pg_hint_plan that ask for the plan, by the names that the statement''s relations and indexes have on the instance; null without a plan, and where no_plan_hints_reason or nobody says any.',
    `no_plan_hints_reason` STRING COMMENT 'Why the plan cannot be said in hints, names from docs/reference/plan-hints.md with what they are about; null with hints, without a plan, and for engines without these hints.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `observed_at` AS `observed_at` - INTERVAL '1' MINUTE
) WITH (
    'connector' = 'kafka',
    'topic' = 'plumbline.observations',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'key.fields' = 'kafka_key',
    'scan.startup.mode' = 'earliest-offset',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"StatementObservation","namespace":"io.plumbline.avro.v1","fields":[{"name":"observation_id","type":"string"},{"name":"cluster","type":"string"},{"name":"instance","type":"string"},{"name":"database","type":"string"},{"name":"namespace","type":"string"},{"name":"sql_hash","type":"string"},{"name":"engine","type":"string"},{"name":"engine_version","type":"string"},{"name":"entry_id","type":"string"},{"name":"sql_text","type":"string"},{"name":"sql_truncated","type":"boolean"},{"name":"list_length","type":"int"},{"name":"observed_at","type":{"type":"long","logicalType":"timestamp-millis"}},{"name":"epoch","type":{"type":"record","name":"CounterEpoch","fields":[{"name":"server_started_at","type":{"type":"long","logicalType":"timestamp-millis"}},{"name":"statistics_reset_at","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},{"name":"entry_since_at","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},{"name":"evictions","type":["null","long"],"default":null}]}},{"name":"counters","type":{"type":"record","name":"StatementCounters","fields":[{"name":"calls","type":"long"},{"name":"total_time_micros","type":"double"},{"name":"rows","type":"long"},{"name":"blocks_hit","type":"long"},{"name":"blocks_read","type":"long"},{"name":"temp_blocks_written","type":"long"}]}},{"name":"plan","type":["null",{"type":"record","name":"CapturedPlan","fields":[{"name":"plan_hash","type":"string"},{"name":"fingerprint_version","type":"int"},{"name":"plan_kind","type":"string"},{"name":"nodes","type":{"type":"array","items":{"type":"record","name":"PlanNode","fields":[{"name":"parent","type":"int"},{"name":"role","type":"string"},{"name":"operator","type":"string"},{"name":"join_type","type":["null","string"],"default":null},{"name":"relation","type":["null","string"],"default":null},{"name":"index_name","type":["null","string"],"default":null},{"name":"index_method","type":["null","string"],"default":null},{"name":"index_keys","type":{"type":"array","items":"string"}},{"name":"index_predicate","type":["null","string"],"default":null},{"name":"conditions","type":{"type":"array","items":"string"}},{"name":"keys","type":{"type":"array","items":"string"}},{"name":"refers_to","type":["null","int"],"default":null},{"name":"startup_cost","type":"double"},{"name":"total_cost","type":"double"},{"name":"rows","type":"double"}]}}},{"name":"cost","type":{"type":"record","name":"CostVector","fields":[{"name":"startup_cost","type":"double"},{"name":"total_cost","type":"double"},{"name":"rows_out","type":"double"},{"name":"rows_examined","type":"double"},{"name":"selectivity","type":"double"},{"name":"join_multiplier","type":"double"},{"name":"composite_index","type":"double"}]}},{"name":"relations","type":{"type":"array","items":{"type":"record","name":"PlanRelation","fields":[{"name":"schema","type":"string"},{"name":"name","type":"string"},{"name":"estimated_rows","type":"double"},{"name":"bytes","type":"long"},{"name":"modified_since_analyze","type":"long"},{"name":"last_analyze_at","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null}]}}},{"name":"settings","type":{"type":"map","values":"string"}},{"name":"truncated","type":"boolean"},{"name":"explained_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}],"default":null},{"name":"no_plan_reason","type":["null","string"],"default":null},{"name":"plan_hints","type":["null","string"],"default":null},{"name":"no_plan_hints_reason","type":["null","string"],"default":null}]}'
);
