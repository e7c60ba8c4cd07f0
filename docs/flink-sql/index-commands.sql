-- plumbline.index-commands: What to do to an index, and why.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.index_commands (
    `kafka_key` STRING,
    `command_id` STRING NOT NULL COMMENT 'Deterministic id, 32 hex digits.',
    `cluster` STRING NOT NULL COMMENT 'Cluster.',
    `database` STRING NOT NULL COMMENT 'Database.',
    `schema` STRING NOT NULL COMMENT 'Schema of the table.',
    `table` STRING NOT NULL COMMENT 'Table.',
    `engine` STRING NOT NULL COMMENT 'POSTGRESQL, MYSQL or MARIADB.',
    `action` STRING NOT NULL COMMENT 'CREATE an absent index, REBUILD an invalid one, DROP an unused one.',
    `mode` STRING NOT NULL COMMENT 'PROPOSED asks a person, APPLY lets index-sync act.',
    `index` ROW<
        `name` STRING NOT NULL,
        `method` STRING NOT NULL,
        `key_columns` ARRAY<STRING NOT NULL> NOT NULL,
        `included_columns` ARRAY<STRING NOT NULL> NOT NULL,
        `predicate` STRING,
        `definition` STRING NOT NULL,
        `is_unique` BOOLEAN NOT NULL,
        `is_constraint` BOOLEAN NOT NULL,
        `is_valid` BOOLEAN NOT NULL,
        `is_ready` BOOLEAN NOT NULL,
        `is_live` BOOLEAN NOT NULL,
        `bytes` BIGINT NOT NULL
    > NOT NULL COMMENT 'The index as it should be.',
    `statements` ARRAY<STRING NOT NULL> NOT NULL COMMENT 'The SQL to run, in order, each outside a transaction, identifiers quoted by the server.',
    `verdict_id` STRING NOT NULL COMMENT 'The verdict it answers.',
    `sql_hash` STRING NOT NULL COMMENT 'The statement that lost the index.',
    `reason` STRING NOT NULL COMMENT 'One sentence for a person.',
    `issued_at` TIMESTAMP(3) NOT NULL COMMENT 'Event time of the snapshot that completed it, milliseconds since the epoch, UTC.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `issued_at` AS `issued_at` - INTERVAL '1' MINUTE
) WITH (
    'connector' = 'kafka',
    'topic' = 'plumbline.index-commands',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'key.fields' = 'kafka_key',
    'scan.startup.mode' = 'earliest-offset',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"IndexSyncCommand","namespace":"io.plumbline.avro.v1","fields":[{"name":"command_id","type":"string"},{"name":"cluster","type":"string"},{"name":"database","type":"string"},{"name":"schema","type":"string"},{"name":"table","type":"string"},{"name":"engine","type":"string"},{"name":"action","type":{"type":"enum","name":"IndexAction","symbols":["UNKNOWN","CREATE","REBUILD","DROP"],"default":"UNKNOWN"}},{"name":"mode","type":{"type":"enum","name":"CommandMode","symbols":["UNKNOWN","PROPOSED","APPLY"],"default":"UNKNOWN"}},{"name":"index","type":{"type":"record","name":"IndexDefinition","fields":[{"name":"name","type":"string"},{"name":"method","type":"string"},{"name":"key_columns","type":{"type":"array","items":"string"}},{"name":"included_columns","type":{"type":"array","items":"string"}},{"name":"predicate","type":["null","string"],"default":null},{"name":"definition","type":"string"},{"name":"is_unique","type":"boolean"},{"name":"is_constraint","type":"boolean"},{"name":"is_valid","type":"boolean"},{"name":"is_ready","type":"boolean"},{"name":"is_live","type":"boolean"},{"name":"bytes","type":"long"}]}},{"name":"statements","type":{"type":"array","items":"string"}},{"name":"verdict_id","type":"string"},{"name":"sql_hash","type":"string"},{"name":"reason","type":"string"},{"name":"issued_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}'
);
