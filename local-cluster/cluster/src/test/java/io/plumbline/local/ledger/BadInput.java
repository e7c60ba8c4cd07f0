package io.plumbline.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.CostVector;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.Rejection;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Input that the running job cannot use, each kind once, made from an observation that it could use. */
public final class BadInput {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int UNKNOWN_SCHEMA = 2_000_000_000;
    private static final int ONE_NODE_TOO_MANY = 10_001;
    private static final Duration LATE = Duration.ofHours(3);
    private static final Duration AHEAD = Duration.ofHours(3);
    private static final int KEPT_BYTES = 524_288;
    private static final String CHANGES = "plumbline.cdc.control.plumbline.threshold";

    private final LocalStack stack;
    private final Subjects registry;
    private final LogEntry<StatementObservation> good;
    private final List<Sent> sent = new ArrayList<>();

    /** Waits for the first observation with a plan. */
    public BadInput(LocalStack stack) {
        this.stack = stack;
        this.registry = new Subjects(stack.registry().url());
        this.good = anObservation();
    }

    /** What was sent where, and the reason it must be rejected for. */
    @SuppressWarnings("ArrayRecordComponent") // only carried
    private record Sent(String reason, RecordMetadata at, byte[] value) {}

    /** Sends every kind, and sees each of them, and nothing else, on the rejections topic. */
    public void isRejected() throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            sendBytes(producer);
            sendImpossibleContent(producer);
        }
        try (TopicLog<Rejection> rejections =
                TopicLog.open(stack.kafka().bootstrapServers(), registry, ProductTopic.REJECTIONS)) {
            Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
                rejections.poll(STEP);
                return rejections.entries().size() >= sent.size();
            });
            assertThat(rejections.entries()).hasSameSizeAs(sent);
            assertThat(sent).allSatisfy(each -> {
                Rejection rejection = at(rejections, each.at());
                assertThat(rejection.getReason()).isEqualTo(each.reason());
                assertThat(rejection.getRecordValue()).isEqualTo(kept(each.value()));
            });
        }
    }

    /** Sends an observation again as it was, and one that is hours too old. */
    public void repeatAndSendLate() throws ExecutionException, InterruptedException {
        StatementObservation late =
                observedAt(good.value(), good.value().getObservedAt().minus(LATE));
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            produce(producer, ProductTopic.OBSERVATIONS.topicName(), key(), wire(good.value()));
            produce(producer, ProductTopic.OBSERVATIONS.topicName(), key(), wire(late));
        }
    }

    private void sendBytes(KafkaProducer<byte[], byte[]> producer) throws ExecutionException, InterruptedException {
        int known = registry.register(ProductTopic.OBSERVATIONS.subject(), ProductTopic.OBSERVATIONS.valueSchema());
        byte[] notAvro = "not Avro".getBytes(StandardCharsets.UTF_8);
        observation(producer, "MALFORMED_AVRO", key(), RecordBytes.framed(known, notAvro));
        observation(producer, "UNKNOWN_SCHEMA_ID", key(), RecordBytes.framed(UNKNOWN_SCHEMA, notAvro));
        observation(producer, "UNSUPPORTED_WIRE_FORMAT", key(), notAvro);
        observation(producer, "MISSING_KEY", null, wire(good.value()));
        send(producer, "UNSUPPORTED_WIRE_FORMAT", ProductTopic.RELATIONS.topicName(), key(), notAvro);
        send(producer, "MALFORMED_CDC", CHANGES, key(), "{".getBytes(StandardCharsets.UTF_8));
    }

    private void sendImpossibleContent(KafkaProducer<byte[], byte[]> producer)
            throws ExecutionException, InterruptedException {
        observation(producer, "IMPOSSIBLE_NUMBER", key(), wire(costing(good.value(), -1)));
        observation(producer, "IMPOSSIBLE_NUMBER", key(), wire(costing(good.value(), Double.NaN)));
        Instant observedAt = good.value().getObservedAt();
        observation(producer, "OBSERVED_AHEAD", key(), wire(observedAt(good.value(), observedAt.plus(AHEAD))));
        Instant inMicros = Instant.ofEpochMilli(observedAt.toEpochMilli() * 1_000);
        observation(producer, "IMPOSSIBLE_TIME", key(), wire(observedAt(good.value(), inMicros)));
        observation(producer, "OVERSIZE_PLAN", key(), wire(withNodes(good.value(), ONE_NODE_TOO_MANY)));
    }

    private static StatementObservation observedAt(StatementObservation good, Instant time) {
        return StatementObservation.newBuilder(good).setObservedAt(time).build();
    }

    private static StatementObservation costing(StatementObservation good, double cost) {
        CostVector impossible = CostVector.newBuilder(good.getPlan().getCost())
                .setTotalCost(cost)
                .build();
        return planned(good, CapturedPlan.newBuilder(good.getPlan()).setCost(impossible));
    }

    private static StatementObservation withNodes(StatementObservation good, int nodes) {
        PlanNode.Builder bare = PlanNode.newBuilder(good.getPlan().getNodes().get(0))
                .setConditions(List.of())
                .setKeys(List.of());
        List<PlanNode> all = new ArrayList<>();
        all.add(bare.setParent(-1).build());
        all.addAll(Collections.nCopies(nodes - 1, bare.setParent(0).build()));
        return planned(good, CapturedPlan.newBuilder(good.getPlan()).setNodes(all));
    }

    private static StatementObservation planned(StatementObservation good, CapturedPlan.Builder plan) {
        return StatementObservation.newBuilder(good).setPlan(plan.build()).build();
    }

    /** One that has a plan. */
    private LogEntry<StatementObservation> anObservation() {
        try (TopicLog<StatementObservation> observations =
                TopicLog.open(stack.kafka().bootstrapServers(), registry, ProductTopic.OBSERVATIONS)) {
            Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
                observations.poll(STEP);
                return observations.entries().stream().anyMatch(BadInput::isPlanned);
            });
            return observations.entries().stream()
                    .filter(BadInput::isPlanned)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isPlanned(LogEntry<StatementObservation> entry) {
        return entry.value().getPlan() != null;
    }

    private byte[] wire(StatementObservation observation) {
        int id = registry.register(ProductTopic.OBSERVATIONS.subject(), ProductTopic.OBSERVATIONS.valueSchema());
        return RecordBytes.framed(id, RecordBytes.avro(observation));
    }

    private byte[] key() {
        return good.key().getBytes(StandardCharsets.UTF_8);
    }

    private void observation(KafkaProducer<byte[], byte[]> producer, String reason, byte @Nullable [] key, byte[] value)
            throws ExecutionException, InterruptedException {
        send(producer, reason, ProductTopic.OBSERVATIONS.topicName(), key, value);
    }

    private void send(
            KafkaProducer<byte[], byte[]> producer, String reason, String topic, byte @Nullable [] key, byte[] value)
            throws ExecutionException, InterruptedException {
        sent.add(new Sent(reason, produce(producer, topic, key, value), value));
    }

    private static RecordMetadata produce(
            KafkaProducer<byte[], byte[]> producer, String topic, byte @Nullable [] key, byte[] value)
            throws ExecutionException, InterruptedException {
        return producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    /** By default the job keeps so much of a rejected value. */
    private static ByteBuffer kept(byte[] value) {
        return ByteBuffer.wrap(value, 0, Math.min(value.length, KEPT_BYTES));
    }

    private static Rejection at(TopicLog<Rejection> rejections, RecordMetadata source) {
        List<Rejection> found = rejections.entries().stream()
                .map(LogEntry::value)
                .filter(each -> each.getSourceTopic().equals(source.topic())
                        && each.getSourcePartition() == source.partition()
                        && each.getSourceOffset() == source.offset())
                .toList();
        assertThat(found).as("rejections of %s", source).hasSize(1);
        return found.get(0);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
