package io.plumbline.local.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.avro.v1.PlanSource;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.local.baselines.exchange.BaselineImport;
import io.plumbline.local.baselines.exchange.ImportSettings;
import io.plumbline.local.decisions.OperatorLogin;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import io.plumbline.local.watch.RegressionJob;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a decision in SQL to the job's answer. */
@ExtendWith(SharedStack.class)
final class DecisionAnswersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STATEMENTS = 20;
    private static final int IMPORTED = 3;
    private static final TopicPartition DECISIONS =
            new TopicPartition("plumbline.cdc.control.plumbline.spm_decision", 0);

    @Test
    void whatIsDecidedInSqlIsAppliedOnceAndAnsweredHoweverOftenItIsDelivered(LocalStack stack) throws Exception {
        String job = new RegressionJob(stack, Installation.current())
                .submit(Map.of("plumbline.kafka.group-id", "decision-answers"), Optional.empty());
        DecisionTraffic traffic =
                new DecisionTraffic(stack, STATEMENTS, Instant.now().minus(ObservationLoad.POLL.multipliedBy(1_000)));
        traffic.prepare();
        try (ObservationFlow flow = traffic.observations(50);
                DecisionAnswers answers = traffic.answers()) {
            Map<String, Long> decided = traffic.decide(STATEMENTS, 20, "FIXED");

            List<LogEntry<DecisionResult>> first =
                    List.copyOf(answers.read(STATEMENTS, PATIENCE).all());
            assertThat(first)
                    .extracting(answer -> answer.value().getDecisionId())
                    .containsExactlyInAnyOrderElementsOf(decided.keySet());
            assertThat(first).allSatisfy(answer -> {
                assertThat(answer.value().getOutcome()).isEqualTo(DecisionOutcome.APPLIED);
                assertThat(answer.value().getStatus()).isEqualTo(PlanStatus.FIXED);
            });
            deliverAgain(stack, decided);
            await().atMost(PATIENCE)
                    .pollInSameThread()
                    .until(() -> answers.all().size() >= 2 * STATEMENTS);
            assertThat(answers.all().subList(STATEMENTS, answers.all().size()))
                    .hasSize(STATEMENTS)
                    .extracting(answer -> answer.value().getOutcome())
                    .containsOnly(DecisionOutcome.REPEATED);
            assertThat(flow.sent()).isPositive();
            aBaselineFromElsewhereIsTakenIn(stack, answers);
        }
        theBaselinesSayWhoHasDecided(traffic);
        stack.connect().connectors().delete("plumbline-control");
        stack.flink().cancel(job);
    }

    private static void aBaselineFromElsewhereIsTakenIn(LocalStack stack, DecisionAnswers answers) throws Exception {
        int before = answers.all().size();
        try (InputStream file = Objects.requireNonNull(
                        DecisionAnswersIT.class.getResourceAsStream("/golden/baselines/version-1.jsonl"));
                Connection operator = OperatorLogin.connect(stack.postgres(), stack.folder())) {
            new BaselineImport(operator, new ImportSettings(Map.of("orders", "imported"), true, "moved"))
                    .run("golden", file, line -> {});
        }
        await().atMost(PATIENCE).pollInSameThread().until(() -> answers.all().size() >= before + IMPORTED);
        assertThat(answers.all().subList(before, before + IMPORTED)).allSatisfy(answer -> {
            assertThat(answer.value().getOutcome()).isEqualTo(DecisionOutcome.APPLIED);
            assertThat(answer.value().getCluster()).isEqualTo("imported");
        });
    }

    private static void theBaselinesSayWhoHasDecided(DecisionTraffic traffic) {
        try (TopicLog<PlanBaseline> baselines = traffic.log(ProductTopic.BASELINES)) {
            baselines.readToEnd();
            List<PlanBaseline> decided = baselines.entries().stream()
                    .map(LogEntry::value)
                    .filter(baseline -> baseline.getDecisionId() != null)
                    .toList();
            assertThat(decided)
                    .filteredOn(baseline -> baseline.getSource() == PlanSource.USER)
                    .hasSizeGreaterThanOrEqualTo(STATEMENTS)
                    .extracting(PlanBaseline::getStatus)
                    .containsOnly(PlanStatus.FIXED);
            assertThat(decided)
                    .filteredOn(baseline -> baseline.getSource() == PlanSource.IMPORT)
                    .hasSize(IMPORTED)
                    .extracting(PlanBaseline::getCluster)
                    .containsOnly("imported");
        }
    }

    /** As Debezium does when it has lost its offsets. */
    private static void deliverAgain(LocalStack stack, Map<String, Long> decided) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                stack.kafka().bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                stack.kafka().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            consumer.assign(List.of(DECISIONS));
            consumer.seekToBeginning(List.of(DECISIONS));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(DECISIONS)).get(DECISIONS));
            while (consumer.position(DECISIONS) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (isOneOf(decided, record)) {
                        var unused =
                                producer.send(new ProducerRecord<>(DECISIONS.topic(), record.key(), record.value()));
                    }
                }
            }
        }
    }

    private static boolean isOneOf(Map<String, Long> decided, ConsumerRecord<byte[], byte[]> record) {
        String value = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
        return decided.keySet().stream().anyMatch(value::contains);
    }
}
