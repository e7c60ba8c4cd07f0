package io.plumbline.local.throughput;

import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.StackPorts;
import io.plumbline.local.topics.LogEntry;
import io.plumbline.local.watch.RegressionJob;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Time from a decision in SQL to the job's answer received, on real processes, while observations flow: PostgreSQL, Debezium,
 * Kafka, the job, Kafka. Begins before the deciding statement is sent, so its own time is in. Not part of any build;
 * docs/benchmarks.md has the command and figures. Arguments: observations per second, decisions, decisions per second.
 */
public final class DecisionBenchmark {

    private static final int STATEMENTS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private DecisionBenchmark() {}

    /** Prints what became of the decisions, and percentiles of all of them. */
    public static void main(String[] arguments) throws Exception {
        int observations = Integer.parseInt(arguments[0]);
        int decisions = Integer.parseInt(arguments[1]);
        int perSecond = Integer.parseInt(arguments[2]);
        WorkFolder folder = new WorkFolder(Files.createTempDirectory("decisions"));
        LocalStack stack =
                LocalStack.of(Installation.current(), folder, StackPorts.free(), ObservationLoad.TASK_MANAGER);
        try {
            stack.start(step -> System.err.println(step));
            new RegressionJob(stack, Installation.current()).submit(Map.of(), Optional.empty());
            DecisionTraffic traffic = new DecisionTraffic(stack, STATEMENTS, Instant.now());
            traffic.prepare();
            run(traffic, observations, decisions, perSecond);
        } finally {
            LocalStack.stop(folder);
        }
    }

    private static void run(DecisionTraffic traffic, int observations, int decisions, int perSecond) throws Exception {
        long start = System.nanoTime();
        try (ObservationFlow flow = traffic.observations(observations);
                DecisionAnswers answers = traffic.answers()) {
            CompletableFuture<DecisionAnswers> reading =
                    CompletableFuture.supplyAsync(() -> answers.read(decisions, PATIENCE));
            Map<String, Long> begunNanos = traffic.decide(decisions, perSecond, "FIXED");
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d decisions in %.1f s, %.0f observations/s sent%n",
                    decisions,
                    seconds,
                    flow.sent() / seconds);
            report(begunNanos, reading.join().all());
        }
    }

    private static void report(Map<String, Long> begunNanos, List<LogEntry<DecisionResult>> answers) {
        Set<String> answered = new HashSet<>();
        long applied = 0;
        long[] nanos = new long[answers.size()];
        for (int i = 0; i < nanos.length; i++) {
            DecisionResult answer = answers.get(i).value();
            answered.add(answer.getDecisionId());
            applied += answer.getOutcome() == DecisionOutcome.APPLIED ? 1 : 0;
            nanos[i] = answers.get(i).readAtNanos() - Objects.requireNonNull(begunNanos.get(answer.getDecisionId()));
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "decided %d, answered %d, answers %d, applied %d%np50 %.0f ms, p99 %.0f ms, max %.0f ms%n",
                begunNanos.size(),
                answered.size(),
                nanos.length,
                applied,
                millis(nanos, 0.5),
                millis(nanos, 0.99),
                millis(nanos, 1));
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
    }
}
