package io.plumbline.local.throughput;

import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.topics.TopicLog;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The job's answers to decisions as they come, each with the moment it came; for one thread. */
final class DecisionAnswers implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    private final TopicLog<DecisionResult> log;
    private final Set<String> answered = new HashSet<>();

    DecisionAnswers(TopicLog<DecisionResult> log) {
        this.log = log;
    }

    /** Reads until so many decisions have an answer, or nothing has come for {@code patience}. */
    DecisionAnswers read(int decisions, Duration patience) {
        long lastNanos = System.nanoTime();
        while (answered.size() < decisions && System.nanoTime() - lastNanos < patience.toNanos()) {
            for (LogEntry<DecisionResult> answer : log.poll(STEP)) {
                answered.add(answer.value().getDecisionId());
                lastNanos = System.nanoTime();
            }
        }
        return this;
    }

    /** Reads what has come since, so that a second answer to a decision would be seen. */
    List<LogEntry<DecisionResult>> all() {
        log.readToEnd();
        return log.entries();
    }

    @Override
    public void close() {
        log.close();
    }
}
