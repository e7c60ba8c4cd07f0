package io.plumbline.local.lab.run;

import io.plumbline.local.demo.JobProgress;
import io.plumbline.local.lab.detect.Sighting;
import io.plumbline.local.lab.workload.LabWorkload;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.process.InfrastructureException;
import io.plumbline.local.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A running stack with a watched server under load, and its topics as anybody could read them. */
record LabScene(
        LocalStack stack,
        PostgresServer server,
        LabWorkload workload,
        SightingFeed feed,
        VerdictLog verdicts,
        DetectorBoard detectors,
        JobProgress jobProgress,
        Reviver reviver)
        implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration JUDGED_WITHIN = Duration.ofSeconds(60);

    /** Reads both topics for a moment and looks after the connectors. */
    void pump() {
        feed.poll(MOMENT).forEach(detectors::see);
        verdicts.poll(MOMENT);
        reviver.look();
    }

    /** Reads what was published so far, so that waiting begins with what is observed from now on. */
    void catchUp() {
        feed.catchUp().forEach(detectors::see);
        verdicts.poll(MOMENT);
    }

    /** Pumps until the condition holds or so many more polls were read, but at most a time; whether it came to hold. */
    boolean pumpUntil(BooleanSupplier condition, int polls, Duration limit) {
        int from = feed.size();
        long deadline = System.nanoTime() + limit.toNanos();
        pump();
        while (!condition.getAsBoolean()) {
            if (pollsSince(from) > polls || System.nanoTime() - deadline > 0) {
                return false;
            }
            pump();
        }
        return true;
    }

    /** Pumps until so many whole polls have been read and judged. The one under way when this is called does not count. */
    void awaitJudged(int polls, Duration limit) {
        catchUp();
        int from = feed.size();
        if (!pumpUntil(() -> pollsSince(from) > polls, Integer.MAX_VALUE, limit)) {
            throw new InfrastructureException("only " + pollsSince(from) + " polls came within " + limit.toSeconds()
                    + " s; refused statements: " + workload.refused());
        }
        Map<Integer, Long> ends = new HashMap<>();
        for (Sighting sighting : feed.between(from, feed.size())) {
            ends.merge(sighting.partition(), sighting.offset() + 1, Math::max);
        }
        if (!pumpUntil(() -> jobProgress.hasJudged(ends), Integer.MAX_VALUE, JUDGED_WITHIN)) {
            throw new InfrastructureException(
                    "the job did not judge within " + JUDGED_WITHIN.toSeconds() + " s what was observed");
        }
        pump();
    }

    private long pollsSince(int from) {
        List<Instant> times = feed.between(from, feed.size()).stream()
                .map(Sighting::observedAt)
                .distinct()
                .collect(Collectors.toList());
        return times.size();
    }

    @Override
    public void close() {
        workload.close();
        feed.close();
        verdicts.close();
        jobProgress.close();
    }
}
