-- plumbline.relations: A table with its size and indexes, as one instance had it.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.relations (
    `kafka_key` STRING NOT NULL,
    `cluster` STRING NOT NULL COMMENT 'Cluster.',
    `instance` STRING NOT NULL COMMENT 'Instance that was asked.',
    `database` STRING NOT NULL COMMENT 'Database.',
    `schema` STRING NOT NULL COMMENT 'Schema.',
    `name` STRING NOT NULL COMMENT 'Table.',
    `kind` STRING NOT NULL COMMENT 'TABLE, PARTITIONED_TABLE, PARTITION, MATERIALIZED_VIEW or FOREIGN_TABLE.',
    `parent` STRING COMMENT 'Partition''s topmost parent, schema.table.',
    `estimated_rows` DOUBLE NOT NULL COMMENT 'Rows by the engine''s statistics; -1 when it was never analysed.',
    `bytes` BIGINT NOT NULL COMMENT 'Size on disk without indexes, in bytes.',
    `modified_since_analyze` BIGINT NOT NULL COMMENT 'Rows inserted, updated or deleted since the last analyze, rows.',
    `last_analyze_at` TIMESTAMP(3) COMMENT 'When it was last analysed, by hand or automatically, milliseconds since the epoch, UTC.',
    `indexes` ARRAY<ROW<
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
    > NOT NULL> NOT NULL COMMENT 'Its indexes, valid or not, ordered by name.',
    `observed_at` TIMESTAMP(3) NOT NULL COMMENT 'When the catalogue was read, by the instance''s own clock, milliseconds since the epoch, UTC.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `observed_at` AS `observed_at` - INTERVAL '1' MINUTE,
    PRIMARY KEY (`kafka_key`) NOT ENFORCED
) WITH (
    'connector' = 'upsert-kafka',
    'topic' = 'plumbline.relations',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"RelationSnapshot","namespace":"io.plumbline.avro.v1","fields":[{"name":"cluster","type":"string"},{"name":"instance","type":"string"},{"name":"database","type":"string"},{"name":"schema","type":"string"},{"name":"name","type":"string"},{"name":"kind","type":"string"},{"name":"parent","type":["null","string"],"default":null},{"name":"estimated_rows","type":"double"},{"name":"bytes","type":"long"},{"name":"modified_since_analyze","type":"long"},{"name":"last_analyze_at","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},{"name":"indexes","type":{"type":"array","items":{"type":"record","name":"IndexDefinition","fields":[{"name":"name","type":"string"},{"name":"method","type":"string"},{"name":"key_columns","type":{"type":"array","items":"string"}},{"name":"included_columns","type":{"type":"array","items":"string"}},{"name":"predicate","type":["null","string"],"default":null},{"name":"definition","type":"string"},{"name":"is_unique","type":"boolean"},{"name":"is_constraint","type":"boolean"},{"name":"is_valid","type":"boolean"},{"name":"is_ready","type":"boolean"},{"name":"is_live","type":"boolean"},{"name":"bytes","type":"long"}]}}},{"name":"observed_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}'
);
