package io.plumbline.local.decisions;

import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What the job answers to decisions from the moment this is opened on, so open it before deciding. For one thread. */
public final class JobAnswers implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(100);

    private final TopicLog<DecisionResult> results;
    private final TopicLog<PlanBaseline> baselines;

    private JobAnswers(TopicLog<DecisionResult> results, TopicLog<PlanBaseline> baselines) {
        this.results = results;
        this.baselines = baselines;
    }

    /**
     * Begins to listen.
     *
     * @throws InfrastructureException when Kafka does not answer
     */
    public static JobAnswers open(LocalStack stack) {
        String bootstrapServers = stack.kafka().bootstrapServers();
        Subjects registry = new Subjects(stack.registry().url());
        try {
            return new JobAnswers(
                    TopicLog.openAtEnd(bootstrapServers, registry, ProductTopic.DECISION_RESULTS),
                    TopicLog.openAtEnd(bootstrapServers, registry, ProductTopic.BASELINES));
        } catch (KafkaException e) {
            throw new InfrastructureException(
                    "Kafka at " + bootstrapServers + " does not answer: " + e.getMessage()
                            + "\n  nothing was decided; --wait 0 decides without an answer",
                    e);
        }
    }

    /** The first answer to the decision, with the baseline that came of it; empty when none came within the limit. */
    public Optional<JobAnswer> await(String decisionId, Duration limit) {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        return first(results, result -> result.getDecisionId().equals(decisionId), deadlineNanos)
                .map(result -> new JobAnswer(result, baseline(result, deadlineNanos)));
    }

    /** The first answer to each of the decisions, by its id; those that did not come within the limit are not in it. */
    public Map<String, DecisionResult> awaitAll(Set<String> decisionIds, Duration limit) {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        Map<String, DecisionResult> answers = new HashMap<>();
        while (answers.size() < decisionIds.size() && System.nanoTime() < deadlineNanos) {
            for (LogEntry<DecisionResult> entry : results.poll(STEP)) {
                if (decisionIds.contains(entry.value().getDecisionId())) {
                    answers.putIfAbsent(entry.value().getDecisionId(), entry.value());
                }
            }
        }
        return answers;
    }

    private @Nullable PlanBaseline baseline(DecisionResult result, long deadlineNanos) {
        if (result.getOutcome() != DecisionOutcome.APPLIED || result.getStatus() == null) {
            return null;
        }
        return first(baselines, each -> result.getDecisionId().equals(each.getDecisionId()), deadlineNanos)
                .orElse(null);
    }

    private static <T extends SpecificRecord> Optional<T> first(
            TopicLog<T> log, Predicate<T> wanted, long deadlineNanos) {
        while (true) {
            for (LogEntry<T> entry : log.poll(STEP)) {
                if (wanted.test(entry.value())) {
                    return Optional.of(entry.value());
                }
            }
            if (System.nanoTime() > deadlineNanos) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        results.close();
        baselines.close();
    }
}
