package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.PlanChangeKind;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.job.testing.JobRun;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Statements whose state moves with every savepoint: one walk over each change of parallelism that Flink's Kafka connector is tested
 * with (1 to 2, 2 to 3, 2 to 5, 3 to 5, 5 to 6 and back).
 */
final class RescaleTest {

    private static final List<Integer> PARALLELISMS = List.of(1, 2, 3, 2, 5, 3, 5, 6, 5, 2, 1);
    private static final List<String> STATEMENTS =
            IntStream.range(0, 12).mapToObj("%032x"::formatted).toList();

    /** More than ten minutes: each poll is explained, which tells that it was judged. */
    private static final int POLLS_APART = 61;

    @TempDir
    private Path folder;

    private String savepoint = "";

    @Test
    void whatWasLearnedMovesAndNoVerdictIsLostOrDoubled() throws Exception {
        for (int stage = 0; stage < PARALLELISMS.size(); stage++) {
            try (JobRun run = start(PARALLELISMS.get(stage))) {
                poll(run, stage, Shop::byIndex);
                if (stage < PARALLELISMS.size() - 1) {
                    savepoint = run.stopWithSavepoint();
                } else {
                    poll(run, stage + 1, Shop::byWholeTable);
                    poll(run, stage + 2, Shop::byWholeTable);
                    poll(run, stage + 3, Shop::byWholeTable);
                    eachIsBlockedOnce(run);
                }
            }
        }
    }

    private JobRun start(int parallelism) throws Exception {
        JobRun run = new JobRun(folder, parallelism);
        return savepoint.isEmpty() ? run.start() : run.startFrom(savepoint);
    }

    private static void eachIsBlockedOnce(JobRun run) {
        assertThat(run.verdicts()).extracting(Verdict::getSqlHash).containsExactlyInAnyOrderElementsOf(STATEMENTS);
        assertThat(run.verdicts()).extracting(Verdict::getLevel).containsOnly(VerdictLevel.BLOCK);
        for (PlanChangeKind kind : List.of(PlanChangeKind.FIRST, PlanChangeKind.NEW)) {
            assertThat(run.planChanges())
                    .filteredOn(change -> change.getKind() == kind)
                    .extracting(PlanChange::getSqlHash)
                    .containsExactlyInAnyOrderElementsOf(STATEMENTS);
        }
        assertThat(run.planChanges()).hasSize(2 * STATEMENTS.size());
        assertThat(run.late()).isEmpty();
        assertThat(run.rejections()).isEmpty();
    }

    /** Polls every statement and waits until each was judged. */
    private static void poll(JobRun run, int number, IntFunction<CapturedPlan> plan) {
        int poll = number * POLLS_APART;
        for (String statement : STATEMENTS) {
            run.observations()
                    .add(Raw.of(Shop.observation(poll, plan.apply(poll))
                            .setObservationId(statement.substring(16) + "%016x".formatted(poll))
                            .setSqlHash(statement)
                            .build()));
        }
        Instant at = Shop.timeOf(poll);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(run.explanations())
                        .as("poll %d; %s", number, run.rejections())
                        .filteredOn(explanation -> explanation.getObservedAt().equals(at))
                        .extracting(Explanation::getSqlHash)
                        .containsExactlyInAnyOrderElementsOf(STATEMENTS));
    }
}
