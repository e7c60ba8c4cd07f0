package io.plumbline.job;

import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.IndexSyncCommand;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.PlanPinCommand;
import io.plumbline.avro.v1.Rejection;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.emit.WireFormatSerializer;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.ingest.RawRecordDeserializer;
import io.plumbline.job.options.JobSettings;
import io.plumbline.job.options.TopicNames;
import io.plumbline.job.registry.SchemaRegistryFactory;
import io.plumbline.state.Uids;
import org.apache.avro.Schema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The topology's edges on Kafka. */
final class KafkaEdges {

    private final JobSettings settings;
    private final SchemaRegistryFactory registry;

    KafkaEdges(JobSettings settings, SchemaRegistryFactory registry) {
        this.settings = settings;
        this.registry = registry;
    }

    RegressionTopology.Sources sources() {
        TopicNames topics = settings.topics();
        return new RegressionTopology.Sources(
                source("observations", settings.kafka().startFrom())
                        .setTopics(topics.observations())
                        .build(),
                source("relations", OffsetsInitializer.earliest())
                        .setTopics(topics.relations())
                        .build(),
                source("changes", OffsetsInitializer.earliest())
                        .setTopicPattern(topics.changes())
                        .build());
    }

    RegressionTopology.Sinks sinks() {
        TopicNames topics = settings.topics();
        return new RegressionTopology.Sinks(
                sink(topics.verdicts(), Verdict.getClassSchema(), Uids.VERDICT_SINK),
                sink(topics.planChanges(), PlanChange.getClassSchema(), Uids.PLAN_CHANGE_SINK),
                sink(topics.baselines(), PlanBaseline.getClassSchema(), Uids.BASELINE_SINK),
                sink(topics.decisionResults(), DecisionResult.getClassSchema(), Uids.DECISION_RESULT_SINK),
                sink(topics.pinCommands(), PlanPinCommand.getClassSchema(), Uids.PIN_COMMAND_SINK),
                sink(topics.explanations(), Explanation.getClassSchema(), Uids.EXPLANATION_SINK),
                sink(topics.indexCommands(), IndexSyncCommand.getClassSchema(), Uids.INDEX_COMMAND_SINK),
                sink(topics.rejections(), Rejection.getClassSchema(), Uids.REJECTION_SINK),
                sink(topics.late(), StatementObservation.getClassSchema(), Uids.LATE_SINK));
    }

    private KafkaSourceBuilder<RawRecord> source(String name, OffsetsInitializer startFrom) {
        return KafkaSource.<RawRecord>builder()
                .setProperties(settings.kafka().clientProperties())
                .setBootstrapServers(settings.kafka().bootstrapServers())
                .setGroupId(settings.kafka().groupId())
                .setClientIdPrefix(settings.kafka().groupId() + "-" + name)
                .setStartingOffsets(startFrom)
                .setProperty(
                        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                        Long.toString(settings.kafka().discoveryInterval().toMillis()))
                .setDeserializer(new RawRecordDeserializer());
    }

    private Sink<Outbound> sink(String topic, Schema schema, String uid) {
        String subject = settings.registry().subjects().subject(topic, schema.getFullName());
        KafkaSinkBuilder<Outbound> builder = KafkaSink.<Outbound>builder()
                // what is written is news and little of it: nothing is gained by waiting for more
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
                .setKafkaProducerConfig(settings.kafka().clientProperties())
                .setBootstrapServers(settings.kafka().bootstrapServers())
                .setDeliveryGuarantee(settings.kafka().guarantee())
                .setRecordSerializer(new WireFormatSerializer(topic, subject, schema, registry));
        if (settings.kafka().guarantee() == DeliveryGuarantee.EXACTLY_ONCE) {
            builder.setTransactionalIdPrefix(settings.kafka().transactionalIdPrefix() + "-" + uid)
                    .setProperty(
                            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                            Long.toString(settings.kafka().transactionTimeout().toMillis()));
        }
        return builder.build();
    }
}
