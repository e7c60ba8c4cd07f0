-- plumbline.rejections: Input that could not be used, with its bytes.
-- Made from the schema of its values; -Dgolden.update=true on FlinkSqlScriptsTest writes it anew.
CREATE DATABASE IF NOT EXISTS plumbline;

CREATE TABLE plumbline.rejections (
    `kafka_key` STRING,
    `rejection_id` STRING NOT NULL COMMENT 'Deterministic id, 32 hex digits.',
    `source_topic` STRING NOT NULL COMMENT 'Topic it came from.',
    `source_partition` INT NOT NULL COMMENT 'Partition it came from.',
    `source_offset` BIGINT NOT NULL COMMENT 'Offset it had.',
    `source_timestamp` TIMESTAMP(3) COMMENT 'The record''s timestamp, milliseconds since the epoch, UTC.',
    `reason` STRING NOT NULL COMMENT 'Reason, a name from docs/reference/rejections.md.',
    `detail` STRING NOT NULL COMMENT 'One sentence for a person: the thing, its value, what is allowed. No literal of a user''s SQL.',
    `schema_id` INT COMMENT 'Registry id in the record''s header, where it had one.',
    `record_key` BYTES COMMENT 'Key bytes as they were; cut at 4,096.',
    `record_value` BYTES COMMENT 'Value bytes as they were; null for a tombstone.',
    `value_truncated` BOOLEAN NOT NULL COMMENT 'True when the value was cut at the size cap.',
    `key_truncated` BOOLEAN COMMENT 'True when the key was cut at 4,096 bytes.',
    `record_headers` MAP<STRING NOT NULL, BYTES NOT NULL> COMMENT 'Header bytes as they were, the last of each name; null without any.',
    `headers_truncated` BOOLEAN COMMENT 'True when headers beyond 16,384 bytes, names included, were left out.',
    `kafka_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR `kafka_time` AS `kafka_time` - INTERVAL '1' MINUTE
) WITH (
    'connector' = 'kafka',
    'topic' = 'plumbline.rejections',
    'properties.bootstrap.servers' = 'kafka:9092',
    'properties.isolation.level' = 'read_committed',
    'key.format' = 'raw',
    'key.fields' = 'kafka_key',
    'scan.startup.mode' = 'earliest-offset',
    'value.format' = 'avro-confluent',
    'value.fields-include' = 'EXCEPT_KEY',
    'value.avro-confluent.url' = 'http://registry:8081',
    'value.avro-confluent.schema' = '{"type":"record","name":"Rejection","namespace":"io.plumbline.avro.v1","fields":[{"name":"rejection_id","type":"string"},{"name":"source_topic","type":"string"},{"name":"source_partition","type":"int"},{"name":"source_offset","type":"long"},{"name":"source_timestamp","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},{"name":"reason","type":"string"},{"name":"detail","type":"string"},{"name":"schema_id","type":["null","int"],"default":null},{"name":"record_key","type":["null","bytes"],"default":null},{"name":"record_value","type":["null","bytes"],"default":null},{"name":"value_truncated","type":"boolean"},{"name":"key_truncated","type":["null","boolean"],"default":null},{"name":"record_headers","type":["null",{"type":"map","values":"bytes"}],"default":null},{"name":"headers_truncated","type":["null","boolean"],"default":null}]}'
);
