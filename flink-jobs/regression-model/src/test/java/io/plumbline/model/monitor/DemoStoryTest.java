package io.plumbline.model.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.causes.Cause;
import io.plumbline.model.causes.Drift;
import io.plumbline.model.plans.PlanChangeKind;
import io.plumbline.model.policy.Recurrence;
import io.plumbline.model.policy.RuleName;
import io.plumbline.model.policy.ThresholdSource;
import io.plumbline.model.rules.Evidence;
import io.plumbline.model.rules.Level;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.testing.Plans;
import io.plumbline.model.testing.Story;
import io.plumbline.model.verdicts.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The demo in pure code: a table of 200,000 rows with an index that is lost, and what must not alarm. */
final class DemoStoryTest {

    private static final double TABLE_ROWS = 200_000;
    private static final PlanSighting GOOD = Plans.indexScan(8.45, 10, TABLE_ROWS);
    private static final PlanSighting BAD = Plans.sequentialScan(4_123, 10, TABLE_ROWS);

    @Test
    void learningIsSilent() {
        Story story = Story.withDefaults().polls(20, GOOD);

        assertThat(story.verdicts()).isEmpty();
        assertThat(story.of(Effect.PlanChanged.class))
                .extracting(effect -> effect.change().kind())
                .containsExactly(PlanChangeKind.FIRST);
    }

    @Test
    void aLostIndexIsOneBlockWithItsEvidence() {
        Story story = Story.withDefaults()
                .polls(20, GOOD)
                .ddl("DROP INDEX", "public.orders_customer_idx", null)
                .polls(10, BAD);

        assertThat(story.verdicts()).hasSize(1);
        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.level()).isEqualTo(Level.BLOCK);
        assertThat(verdict.previousLevel()).isEqualTo(Level.PASS);
        assertThat(verdict.cause()).isEqualTo(Cause.DDL);
        assertThat(verdict.ddl()).isNotNull().satisfies(ddl -> {
            assertThat(ddl.commandTag()).isEqualTo("DROP INDEX");
            assertThat(ddl.objectIdentity()).isEqualTo("public.orders_customer_idx");
        });
        assertThat(verdict.drift()).isEqualTo(Drift.ABRUPT);
        assertThat(verdict.evidence())
                .extracting(Evidence::rule)
                .containsExactly(RuleName.COST_MULTIPLIER, RuleName.LOST_INDEX, RuleName.NEW_SEQ_SCAN);
        Evidence cost = verdict.evidence().get(0);
        assertThat(cost.level()).isEqualTo(Level.BLOCK);
        assertThat(cost.observed()).isEqualTo(4_123);
        assertThat(cost.reference()).isEqualTo(8.45);
        assertThat(cost.ratio()).isEqualTo(4_123 / 8.45);
        assertThat(cost.threshold()).isEqualTo(3.0);
        assertThat(cost.thresholdSource()).isEqualTo(ThresholdSource.DEFAULT);
        assertThat(verdict.evidence().get(1).level()).isEqualTo(Level.BLOCK);
        assertThat(verdict.evidence().get(1).indexName()).isEqualTo(Plans.INDEX);
        assertThat(verdict.evidence().get(1).detail())
                .startsWith("index orders_customer_idx of public.orders is no longer read, gone by DROP INDEX at ");
        assertThat(verdict.evidence().get(2).level()).isEqualTo(Level.WARN);
        assertThat(verdict.evidence().get(2).relation()).isEqualTo(Plans.ORDERS);
        assertThat(verdict.evidence().get(2).indexName()).isEqualTo(Plans.INDEX);
        assertThat(verdict.firstSeenAt()).isEqualTo(verdict.observedAt().minusSeconds(10));
        assertThat(verdict.baselinePlan()).isEqualTo(Plans.explainedAt(Story.START.plusSeconds(10), GOOD));
        assertThat(verdict.plan()).isEqualTo(Plans.explainedAt(verdict.observedAt(), BAD));
        assertThat(verdict.baselineStatistics())
                .isNotNull()
                .satisfies(statistics -> assertThat(statistics.samples()).isEqualTo(20));
        assertThat(verdict.coefficients())
                .containsEntry("threshold.COST_MULTIPLIER.block_ratio", 3.0)
                .containsEntry("total_cost_pages", 4_123.0)
                .containsEntry("baseline_samples_count", 20.0);
        assertThat(verdict.summary())
                .startsWith(
                        "BLOCK: cost 4123.00 is 487.93 times the baseline's p90 of 8.45 (BLOCK from 3.00, DEFAULT); "
                                + "index orders_customer_idx of public.orders is no longer read")
                .contains("sequential scan of public.orders with 200000 rows")
                .contains("cause DDL: DROP INDEX public.orders_customer_idx at 2026-01-01T00:03:20.001Z");
    }

    @Test
    void aDdlThatIsOlderThanTheObservationsButNotThanTheLastGoodPlanIsTheCause() {
        Story story = Story.withDefaults().polls(20, GOOD);
        Instant planned = story.now();
        story.ddl("DROP INDEX", "public.orders_customer_idx", null);
        for (int i = 0; i < 30; i++) {
            story.later(Duration.ofSeconds(10)).observe(story.sample(Plans.explainedAt(planned, GOOD)));
        }
        story.polls(2, BAD);

        assertThat(story.verdicts()).extracting(Verdict::cause).containsExactly(Cause.DDL);
        assertThat(story.of(Effect.IndexLost.class).get(0).loss().lastUsedAt()).isEqualTo(planned);
    }

    @Test
    void aLostIndexIsReportedToItsRelationAndBackAgain() {
        Story story = Story.withDefaults().polls(20, GOOD).polls(10, BAD).polls(10, GOOD);

        assertThat(story.of(Effect.IndexLost.class)).hasSize(1);
        assertThat(story.of(Effect.IndexLost.class).get(0).loss()).satisfies(loss -> {
            assertThat(loss.relation().encode()).isEqualTo("shop/shop/public.orders");
            assertThat(loss.index().key()).isEqualTo(Plans.INDEX_KEY);
            assertThat(loss.index().name()).isEqualTo(Plans.INDEX);
            assertThat(loss.lastUsedAt()).isEqualTo(Story.START.plusSeconds(200));
            assertThat(loss.verdictId()).isEqualTo(story.verdicts().get(0).verdictId());
        });
        assertThat(story.of(Effect.IndexRecovered.class)).hasSize(1);
    }

    @Test
    void theIndexBackIsPassOnce() {
        Story story = Story.withDefaults()
                .polls(20, GOOD)
                .ddl("DROP INDEX", "public.orders_customer_idx", null)
                .polls(10, BAD)
                .ddl("CREATE INDEX", "public.orders_customer_idx", "public.orders")
                .polls(10, GOOD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.PASS);
        Verdict pass = story.verdicts().get(1);
        assertThat(pass.previousLevel()).isEqualTo(Level.BLOCK);
        assertThat(pass.cause()).isEqualTo(Cause.DDL);
        assertThat(pass.ddl())
                .isNotNull()
                .satisfies(ddl -> assertThat(ddl.commandTag()).isEqualTo("CREATE INDEX"));
        assertThat(pass.evidence()).isEmpty();
        assertThat(pass.summary())
                .startsWith("PASS: cost 8.45 against the baseline's p90 of 8.45, on the baseline's plan");
    }

    @Test
    void aRenamedIndexIsSilentAndItsNewNameIsTheOneThatIsLost() {
        Story story = Story.withDefaults()
                .polls(20, GOOD)
                .ddl("ALTER INDEX", "public.orders_by_customer", "public.orders")
                .polls(20, Plans.indexScan("orders_by_customer", 8.45, 10, TABLE_ROWS));
        assertThat(story.verdicts()).isEmpty();

        story.ddl("DROP INDEX", "public.orders_by_customer", null).polls(2, BAD);
        assertThat(story.verdicts()).extracting(Verdict::cause).containsExactly(Cause.DDL);
        assertThat(story.of(Effect.IndexLost.class).get(0).loss().index().name())
                .isEqualTo("orders_by_customer");
    }

    @Test
    void analyzeNoiseIsSilent() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            Story story = Story.withDefaults();
            for (int analyze = 0; analyze < 50; analyze++) {
                double rows = sampledRows(random, 1_000, TABLE_ROWS);
                PlanSighting noisy =
                        Plans.indexScan(4 + rows * 0.4, rows, TABLE_ROWS * (0.99 + random.nextDouble() * 0.02));
                story.polls(4, noisy);
            }
            assertThat(story.verdicts())
                    .extracting(Verdict::summary)
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    /** Rows estimated from an ANALYZE sample of 30,000 rows, drawn without replacement. */
    private static double sampledRows(Random random, double rows, double tableRows) {
        double share = rows / tableRows;
        double variance = 30_000 * share * (1 - share) * (1 - 30_000 / tableRows);
        double hits = 30_000 * share + random.nextGaussian() * Math.sqrt(variance);
        return Math.max(1, Math.round(hits / 30_000 * tableRows));
    }

    @Test
    void aSmallTableThatGrowsALittleIsSilent() {
        Story story = Story.withDefaults()
                .polls(20, Plans.sequentialScan(1.1, 10, 10))
                .polls(20, Plans.sequentialScan(1.13, 13, 13))
                .polls(20, Plans.sequentialScan(3.5, 60, 60));

        assertThat(story.verdicts()).isEmpty();
    }

    @Test
    void resetCountersAreSilentAndNeverNegative() {
        Story story = Story.withDefaults().polls(20, GOOD).countersReset().polls(20, GOOD);

        assertThat(story.verdicts()).isEmpty();
        assertThat(story.counted(MonitorCount.COUNTER_EPOCH_CHANGED)).isEqualTo(1);
        assertThat(story.of(Effect.BaselineChanged.class)).isNotEmpty();
    }

    @Test
    void driftOfTheSamePlansEstimatesIsWarnedAfterItPersists() {
        Story story = Story.withDefaults()
                .polls(20, Plans.indexScan(4_000, 60_000, TABLE_ROWS))
                .polls(20, Plans.indexScan(5_500, 90_000, TABLE_ROWS));

        assertThat(story.verdicts()).hasSize(1);
        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.cause()).isEqualTo(Cause.STATS_DRIFT);
        assertThat(verdict.evidence()).extracting(Evidence::rule).containsExactly(RuleName.CARDINALITY_DIVERGENCE);
        assertThat(verdict.observedAt()).isEqualTo(Story.START.plusSeconds(240));
    }

    @Test
    void aPlanThatOtherSettingsMakeDearIsNoDriftAndTheSummaryNamesThem() {
        Story story = Story.withDefaults()
                .polls(20, Plans.indexScan(8.45, 10, TABLE_ROWS))
                .polls(2, Plans.indexScan(84.5, 10, TABLE_ROWS).withSettings(Map.of("cpu_tuple_cost", "1")));

        Verdict verdict = story.verdicts().get(0);
        assertThat(verdict.level()).isEqualTo(Level.BLOCK);
        assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(verdict.summary()).contains("; other planner settings: cpu_tuple_cost 1 (was default).");
    }

    @Test
    void settingsThatCostNothingAreLearnedSoThatLaterDriftIsDrift() {
        Map<String, String> settings = Map.of("work_mem", "64MB");
        Story story = Story.withDefaults()
                .polls(20, Plans.indexScan(8.45, 10, TABLE_ROWS))
                .polls(2, Plans.indexScan(8.45, 10, TABLE_ROWS).withSettings(settings))
                .polls(2, Plans.indexScan(84.5, 10, TABLE_ROWS).withSettings(settings));

        assertThat(story.verdicts()).hasSize(1);
        assertThat(story.verdicts().get(0).cause()).isEqualTo(Cause.STATS_DRIFT);
    }

    @Test
    void aTableThatGrewIsDataGrowth() {
        Story story = Story.withDefaults()
                .polls(20, Plans.sequentialScan(4_000, 60_000, TABLE_ROWS))
                .polls(2, Plans.sequentialScan(16_000, 240_000, 4 * TABLE_ROWS));

        assertThat(story.verdicts()).hasSize(1);
        assertThat(story.verdicts().get(0).level()).isEqualTo(Level.BLOCK);
        assertThat(story.verdicts().get(0).cause()).isEqualTo(Cause.DATA_GROWTH);
    }

    @Test
    void aVerdictInAMaintenanceWindowIsMarkedAndRaisedAgainAfterIt() {
        Story story = Story.withDefaults()
                .polls(20, GOOD)
                .window("w1", Duration.ofMinutes(2))
                .polls(20, BAD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.BLOCK);
        assertThat(story.verdicts().get(0).suppressedBy()).isEqualTo("w1");
        assertThat(story.verdicts().get(1).suppressedBy()).isNull();
        assertThat(story.verdicts().get(1).previousLevel()).isEqualTo(Level.PASS);
        assertThat(story.verdicts().get(1).observedAt()).isEqualTo(Story.START.plusSeconds(200 + 120));
        assertThat(story.verdicts().get(0).verdictId())
                .isNotEqualTo(story.verdicts().get(1).verdictId());
        assertThat(story.of(Effect.IndexLost.class)).hasSize(1);
    }

    @Test
    void aNightlyWindowSuppressesEveryNightAndWhatIsStillWrongIsRaisedOnceAfterTheFirst() {
        // the story begins at 01:00 in Berlin; one poll an hour
        Story story = Story.withDefaults()
                .window(
                        "nightly",
                        new Recurrence("FREQ=DAILY;BYHOUR=2;BYMINUTE=0", "Europe/Berlin"),
                        Duration.ofHours(2));
        hourly(story, 24, GOOD);
        hourly(story, 72, BAD);

        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.BLOCK);
        assertThat(story.verdicts()).extracting(Verdict::suppressedBy).containsExactly("nightly", null);
        assertThat(story.verdicts())
                .extracting(Verdict::observedAt)
                .containsExactly(Instant.parse("2026-01-02T02:04:20Z"), Instant.parse("2026-01-02T03:04:30Z"));
    }

    @Test
    void whatGoesWrongAndRightWithinEachNightIsNeverRaised() {
        Story story = Story.withDefaults()
                .window(
                        "nightly",
                        new Recurrence("FREQ=DAILY;BYHOUR=2;BYMINUTE=0", "Europe/Berlin"),
                        Duration.ofHours(8));
        hourly(story, 25, GOOD);
        for (int night = 0; night < 5; night++) {
            hourly(story, 3, BAD);
            hourly(story, 21, GOOD);
        }

        assertThat(story.verdicts()).hasSize(10).allMatch(verdict -> "nightly".equals(verdict.suppressedBy()));
    }

    private static void hourly(Story story, int times, PlanSighting plan) {
        for (int i = 0; i < times; i++) {
            story.later(Duration.ofHours(1)).poll(plan);
        }
    }

    @Test
    void whatWasPutRightWithinTheWindowIsNotRaisedAfterIt() {
        Story story = Story.withDefaults()
                .polls(20, GOOD)
                .window("w1", Duration.ofMinutes(10))
                .polls(5, BAD)
                .polls(100, GOOD);

        assertThat(story.verdicts()).extracting(Verdict::suppressedBy).containsExactly("w1", "w1");
        assertThat(story.verdicts()).extracting(Verdict::level).containsExactly(Level.BLOCK, Level.PASS);
    }

    @Test
    void alternatingPlansRaiseNothingAndAreCountedAsFlaps() {
        Story story = Story.withDefaults().polls(20, GOOD);
        for (int i = 0; i < 10; i++) {
            story.poll(BAD).poll(GOOD);
        }

        assertThat(story.verdicts()).isEmpty();
        assertThat(story.counted(MonitorCount.FLAPPED)).isEqualTo(10);
        assertThat(story.of(Effect.PlanChanged.class))
                .extracting(effect -> effect.change().kind())
                .containsExactly(PlanChangeKind.FIRST, PlanChangeKind.NEW);
    }

    @Test
    void everyIdIsMadeTheSameWayAgain() {
        List<String> first = ids();

        assertThat(first).hasSizeGreaterThan(3).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(ids()).isEqualTo(first);
    }

    private static List<String> ids() {
        Story story = Story.withDefaults().polls(20, GOOD).polls(5, BAD).polls(5, GOOD);
        List<String> ids = new ArrayList<>(
                story.verdicts().stream().map(Verdict::verdictId).toList());
        story.of(Effect.PlanChanged.class)
                .forEach(effect -> ids.add(effect.change().changeId()));
        return ids;
    }
}
