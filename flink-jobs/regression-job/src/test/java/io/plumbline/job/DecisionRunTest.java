package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.DecisionOutcome;
import io.plumbline.avro.v1.DecisionResult;
import io.plumbline.avro.v1.PlanSource;
import io.plumbline.avro.v1.PlanStatus;
import io.plumbline.avro.v1.Rejection;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.testing.JobRun;
import io.plumbline.job.testing.PlainPlan;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.decisions.DecisionKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions from Debezium's topic to their answers, in a mini cluster over RocksDB. */
final class DecisionRunTest {

    private static final Decision ACCEPT = Shop.decision(1, DecisionKind.ACCEPT, Shop.byWholeTable(0));
    private static final Decision REJECT = Shop.decision(2, DecisionKind.REJECT, Shop.byWholeTable(0));

    @TempDir
    private Path folder;

    @Test
    void aDecisionIsAppliedOnceOverASavepointAndABadOneIsRejected() throws Exception {
        String savepoint;
        try (JobRun before = new JobRun(folder).start()) {
            polls(before, 0, 20, true);
            polls(before, 20, 25, false);
            soon(() -> assertThat(before.verdicts()).hasSize(1));
            before.changes().add(Raw.change("""
                    {"op":"c","after":{"kind":"EVOLVE"},"source":{"schema":"plumbline","table":"spm_decision"}}"""));
            before.changes().add(Raw.decision(ACCEPT));
            soon(() -> assertThat(before.decisionResults()).hasSize(1));
            polls(before, 25, 30, false);
            soon(() -> assertThat(before.verdicts()).hasSize(2));
            savepoint = before.stopWithSavepoint();
        }
        try (JobRun after = new JobRun(folder).startFrom(savepoint)) {
            after.changes().add(Raw.decision(ACCEPT));
            after.changes().add(Raw.decision(REJECT));
            soon(() -> assertThat(after.decisionResults()).hasSize(3));

            assertThat(after.decisionResults())
                    .extracting(DecisionResult::getDecisionId, DecisionResult::getOutcome, DecisionResult::getStatus)
                    .containsExactly(
                            tuple(ACCEPT.decisionId(), DecisionOutcome.APPLIED, PlanStatus.ACCEPTED),
                            tuple(ACCEPT.decisionId(), DecisionOutcome.REPEATED, PlanStatus.ACCEPTED),
                            tuple(REJECT.decisionId(), DecisionOutcome.APPLIED, PlanStatus.REJECTED));
            assertThat(after.verdicts())
                    .extracting(Verdict::getLevel)
                    .containsExactly(VerdictLevel.BLOCK, VerdictLevel.PASS);
            assertThat(after.rejections()).extracting(Rejection::getReason).containsExactly("UNKNOWN_SYMBOL");
            soon(() -> assertThat(after.baselines()).last().satisfies(baseline -> {
                assertThat(baseline.getDecisionId()).isEqualTo(REJECT.decisionId());
                assertThat(baseline.getUpdatedAt()).isEqualTo(REJECT.decidedAt());
                assertThat(baseline.getSqlText()).isEqualTo("select * from orders where customer_id = ?");
            }));
        }
    }

    @Test
    void anImportedPlanIsWhatAStatementBeginsWith() throws Exception {
        CapturedPlan byIndex = Shop.hashed(Shop.byIndex(0));
        Decision decision = Shop.toImport(1, byIndex, io.plumbline.model.plans.PlanStatus.FIXED);
        try (JobRun run = new JobRun(folder).start()) {
            run.changes().add(Raw.importing(decision, PlainPlan.of(byIndex)));
            soon(() -> assertThat(run.decisionResults()).hasSize(1));
            polls(run, 0, 5, false);
            soon(() -> assertThat(run.baselines()).hasSizeGreaterThan(1));

            assertThat(run.decisionResults().get(0).getOutcome()).isEqualTo(DecisionOutcome.APPLIED);
            assertThat(run.baselines().get(0)).satisfies(baseline -> {
                assertThat(baseline.getSource()).isEqualTo(PlanSource.IMPORT);
                assertThat(baseline.getStatus()).isEqualTo(PlanStatus.FIXED);
                assertThat(AvroBytes.write(baseline.getPlan())).isEqualTo(AvroBytes.write(byIndex));
                assertThat(baseline.getSqlText()).isEqualTo("select * from orders where customer_id = ?");
            });
            assertThat(run.baselines().get(1).getStatus()).isEqualTo(PlanStatus.UNACCEPTED);
        }
    }

    private static void polls(JobRun run, int from, int to, boolean byIndex) {
        for (int poll = from; poll < to; poll++) {
            run.observations()
                    .add(Raw.of(Shop.observation(poll, byIndex ? Shop.byIndex(poll) : Shop.byWholeTable(poll))
                            .build()));
        }
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion::run);
    }
}
