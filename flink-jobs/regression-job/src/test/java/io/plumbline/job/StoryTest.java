package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.Cause;
import io.plumbline.avro.v1.CommandMode;
import io.plumbline.avro.v1.Explanation;
import io.plumbline.avro.v1.HeldBack;
import io.plumbline.avro.v1.HeldBackReason;
import io.plumbline.avro.v1.IndexAction;
import io.plumbline.avro.v1.PlanChange;
import io.plumbline.avro.v1.PlanChangeKind;
import io.plumbline.avro.v1.Rejection;
import io.plumbline.avro.v1.RuleOutcome;
import io.plumbline.avro.v1.RuleTrial;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.ThresholdInForce;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.testing.JobRun;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo in a mini cluster: learn, lose the index, get it back. */
final class StoryTest {

    private static final int LEARNED = 20;
    private static final int LOST = 30;
    private static final int BACK = 40;

    @TempDir
    private Path folder;

    @Test
    void aLostIndexIsOneBlockAndOneCommandAndPassWhenItIsBack() throws Exception {
        try (JobRun run = new JobRun(folder).start()) {
            learn(run);
            loseTheIndex(run);
            soon(() -> assertThat(run.indexCommands()).hasSize(1));
            getItBack(run);
            soon(() -> assertThat(run.verdicts()).hasSize(2));

            assertThat(run.verdicts())
                    .extracting(Verdict::getLevel)
                    .containsExactly(VerdictLevel.BLOCK, VerdictLevel.PASS);
            assertThat(run.verdicts().get(0)).satisfies(StoryTest::blockNamesTheDdl);
            assertThat(run.planChanges())
                    .extracting(PlanChange::getKind)
                    .containsExactly(PlanChangeKind.FIRST, PlanChangeKind.NEW);
            assertThat(run.indexCommands().get(0)).satisfies(command -> {
                assertThat(command.getAction()).isEqualTo(IndexAction.CREATE);
                assertThat(command.getMode()).isEqualTo(CommandMode.PROPOSED);
                assertThat(command.getVerdictId())
                        .isEqualTo(run.verdicts().get(0).getVerdictId());
                assertThat(command.getStatements())
                        .containsExactly(
                                "CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders USING btree (customer_id)");
            });
            assertThat(run.rejections()).hasSize(1);
            assertThat(run.late()).isEmpty();
        }
    }

    @Test
    void everyObservationIsExplainedOnceThereIsNewsAndOnceAMinute() throws Exception {
        try (JobRun run = new JobRun(folder).start()) {
            polls(run, 0, LEARNED, Shop::byIndex);
            polls(run, LEARNED, LEARNED + 2, Shop::byWholeTable);
            soon(() -> assertThat(run.verdicts()).hasSize(1));
            soon(() -> assertThat(run.explanations()).isNotEmpty().last().satisfies(StoryTest::saysBlock));

            assertThat(run.explanations()).hasSizeLessThan(LEARNED);
            Explanation first = run.explanations().get(run.explanations().size() - 2);
            assertThat(first.getLevel()).isEqualTo(VerdictLevel.PASS);
            assertThat(first.getObservedLevel()).isEqualTo(VerdictLevel.BLOCK);
            assertThat(first.getHeldBack())
                    .extracting(HeldBack::getReason, HeldBack::getHave, HeldBack::getNeed)
                    .containsExactly(tuple(HeldBackReason.RAISE_STREAK, 1, 2));
            Verdict block = run.verdicts().get(0);
            assertThat(block.getThresholds())
                    .hasSize(28)
                    .allSatisfy(threshold -> assertThat(threshold.getSource()).isEqualTo("DEFAULT"));
            assertThat(block.getBaselineFirstSeenAt()).isEqualTo(Shop.timeOf(0));
            assertThat(block.getFlaps()).isZero();
        }
    }

    private static void saysBlock(Explanation last) {
        assertThat(last.getLevel()).isEqualTo(VerdictLevel.BLOCK);
        assertThat(last.getSqlHash()).isEqualTo(Shop.STATEMENT.sqlHash());
        assertThat(last.getBaselinePlanHash()).isEqualTo("1".repeat(64));
        assertThat(last.getRules())
                .filteredOn(trial -> trial.getOutcome() == RuleOutcome.FIRED)
                .extracting(RuleTrial::getRule)
                .containsExactly("COST_MULTIPLIER", "NEW_SEQ_SCAN", "LOST_INDEX");
        RuleTrial cost = last.getRules().get(0);
        assertThat(cost.getObserved()).isEqualTo(4_123);
        assertThat(cost.getReference()).isEqualTo(8.45);
        assertThat(cost.getThresholds())
                .extracting(ThresholdInForce::getParameter)
                .contains("warn_ratio", "block_ratio");
    }

    @Test
    void aSavepointGoesOnWithoutASecondVerdict() throws Exception {
        String savepoint;
        try (JobRun before = new JobRun(folder).start()) {
            learn(before);
            loseTheIndex(before);
            soon(() -> assertThat(before.indexCommands()).hasSize(1));
            savepoint = before.stopWithSavepoint();
        }
        try (JobRun after = new JobRun(folder).startFrom(savepoint)) {
            after.relations().add(Raw.of(Shop.relation(LOST, List.of()).build()));
            polls(after, LOST, BACK, Shop::byWholeTable);
            polls(after, BACK, BACK + 5, Shop::byIndex);
            soon(() -> assertThat(after.verdicts()).hasSize(2));

            assertThat(after.verdicts())
                    .extracting(Verdict::getLevel)
                    .containsExactly(VerdictLevel.BLOCK, VerdictLevel.PASS);
            assertThat(after.indexCommands()).hasSize(1);
        }
    }

    @Test
    void badRecordsAreRejectedLateOnesSetAsideAndTheJobRunsOn() throws Exception {
        try (JobRun run = new JobRun(folder).start()) {
            run.observations().add(Raw.record("plumbline.observations", 0, "key", new byte[] {9, 9, 9, 9, 9, 9}));
            run.relations().add(Raw.record("plumbline.relations", 0, "key", new byte[] {0}));
            run.changes().add(Raw.change("{"));
            run.observations().add(seenAYearAhead(1_000));
            polls(run, 1_000, 1_000 + LEARNED, Shop::byIndex);
            soon(() -> assertThat(run.planChanges()).hasSize(1));
            soon(() -> {
                // until the watermark has passed, the old one is judged as a repeat of an older time
                run.observations()
                        .add(Raw.of(Shop.observation(1, Shop.byIndex(1)).build()));
                assertThat(run.late()).isNotEmpty();
            });

            polls(run, 1_000 + LEARNED, 1_000 + LOST, Shop::byWholeTable);
            soon(() -> assertThat(run.verdicts()).hasSize(1));
            assertThat(run.rejections())
                    .extracting(Rejection::getReason)
                    .containsExactlyInAnyOrder(
                            "UNSUPPORTED_WIRE_FORMAT", "UNSUPPORTED_WIRE_FORMAT", "MALFORMED_CDC", "OBSERVED_AHEAD");
            byte[] late = AvroBytes.write(Shop.observation(1, Shop.byIndex(1)).build());
            assertThat(run.late())
                    .allSatisfy(each -> assertThat(AvroBytes.write(each)).isEqualTo(late));
        }
    }

    /** Written at a poll. */
    private static RawRecord seenAYearAhead(int poll) {
        StatementObservation ahead = Shop.observation(poll, Shop.byIndex(poll))
                .setObservedAt(Shop.timeOf(poll).plus(Duration.ofDays(365)))
                .build();
        return Raw.record(
                "plumbline.observations",
                Shop.timeOf(poll).toEpochMilli(),
                Shop.STATEMENT.encode(),
                Raw.of(ahead).value());
    }

    private static void learn(JobRun run) {
        run.relations().add(Raw.of(Shop.relation(0, List.of(Shop.INDEX)).build()));
        polls(run, 0, LEARNED, Shop::byIndex);
        soon(() -> assertThat(run.baselines()).isNotEmpty());
    }

    private static void loseTheIndex(JobRun run) {
        run.changes()
                .add(Raw.ddl(
                        "DROP INDEX",
                        "public.orders_customer_idx",
                        Shop.timeOf(LEARNED - 1).plusMillis(500).toString()));
        // the change is in force once another one behind it has come out at the other end
        run.changes().add(Raw.change("{"));
        soon(() -> assertThat(run.rejections()).isNotEmpty());
        run.relations().add(Raw.of(Shop.relation(LEARNED, List.of()).build()));
        polls(run, LEARNED, LOST, Shop::byWholeTable);
        soon(() -> assertThat(run.verdicts()).hasSize(1));
    }

    private static void getItBack(JobRun run) {
        run.relations().add(Raw.of(Shop.relation(LOST, List.of(Shop.INDEX)).build()));
        polls(run, LOST, BACK, Shop::byIndex);
    }

    private static void blockNamesTheDdl(Verdict block) {
        assertThat(block.getCause()).isEqualTo(Cause.DDL);
        assertThat(block.getDdl().getObjectIdentity()).isEqualTo("public.orders_customer_idx");
        // generated records with times cannot be compared, their bytes can
        assertThat(AvroBytes.write(block.getPlan())).isEqualTo(AvroBytes.write(Shop.byWholeTable(LEARNED + 1)));
        assertThat(block.getBaselinePlan().getPlanHash()).isEqualTo("1".repeat(64));
    }

    private static void polls(JobRun run, int from, int to, IntFunction<CapturedPlan> plan) {
        for (int poll = from; poll < to; poll++) {
            run.observations()
                    .add(Raw.of(Shop.observation(poll, plan.apply(poll)).build()));
        }
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion::run);
    }
}
