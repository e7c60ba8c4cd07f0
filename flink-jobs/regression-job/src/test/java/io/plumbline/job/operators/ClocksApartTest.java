package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.avro.v1.VerdictLevel;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.ingest.RejectedRecord;
import io.plumbline.job.ingest.RejectionReason;
import io.plumbline.job.testing.DecoderAndMonitor;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.counters.EntryState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each instance has its own clock; Kafka's time, and so the watermark a minute behind it, is the one of who wrote the records. */
final class ClocksApartTest {

    private static final Map<String, Duration> CLOCKS = Map.of(
            "primary", Duration.ZERO,
            "behind", Duration.ofMinutes(-59),
            "far-behind", Duration.ofMinutes(-62),
            "ahead", Duration.ofMinutes(59),
            "far-ahead", Duration.ofMinutes(62));
    private static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(1);
    private static final int LEARNED = 20;
    private static final int END = 30;

    private final DecoderAndMonitor job;

    ClocksApartTest() throws Exception {
        job = new DecoderAndMonitor();
    }

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void withinAnHourEachIsJudgedByItsOwnClockAndBeyondItIsSetAside() throws Exception {
        polls(0, LEARNED, Shop::byIndex);
        polls(LEARNED, END, Shop::byWholeTable);

        assertThat(lastTimes())
                .isEqualTo(Map.of(
                        "primary", Shop.timeOf(END - 1),
                        "behind", Shop.timeOf(END - 1).plus(time("behind")),
                        "ahead", Shop.timeOf(END - 1).plus(time("ahead"))));
        assertThat(job.verdicts())
                .extracting(Verdict::getInstance)
                .containsExactlyInAnyOrder("primary", "behind", "ahead");
        assertThat(job.verdicts()).extracting(Verdict::getLevel).containsOnly(VerdictLevel.BLOCK);
        assertThat(job.late())
                .hasSize(END)
                .extracting(StatementObservation::getInstance)
                .containsOnly("far-behind");
        assertThat(job.rejected()).hasSize(END).allSatisfy(rejected -> {
            assertThat(rejected.reason()).isEqualTo(RejectionReason.OBSERVED_AHEAD);
            assertThat(rejected.detail()).contains("observed_at must be at most 1 h after");
        });
    }

    @Test
    void recordsFromTheFutureChangeNothingForThoseThatFollow() throws Exception {
        polls(0, 5, Shop::byIndex);
        byte[] before = job.standing().hot().statistics();
        Instant now = Shop.timeOf(5);
        job.take(record("primary", 5, now.plus(Duration.ofHours(23))));
        job.take(record("primary", 5, now.plus(Duration.ofDays(400))));
        job.take(record("primary", 5, Instant.ofEpochMilli(now.toEpochMilli() * 1_000)));
        job.take(record("primary", 5, Instant.ofEpochMilli(Long.MAX_VALUE)));
        assertThat(job.standing().hot().statistics()).isEqualTo(before);

        polls(5, LEARNED, Shop::byIndex);
        polls(LEARNED, END, Shop::byWholeTable);

        assertThat(job.rejected())
                .filteredOn(rejected -> !rejected.detail().contains("at most 1 h after"))
                .extracting(RejectedRecord::reason)
                .containsExactly(RejectionReason.IMPOSSIBLE_TIME, RejectionReason.IMPOSSIBLE_TIME);
        assertThat(lastTimes()).containsEntry("primary", Shop.timeOf(END - 1));
        assertThat(job.verdicts()).extracting(Verdict::getInstance).contains("primary");
    }

    private void polls(int from, int to, IntFunction<CapturedPlan> plan) throws Exception {
        for (int poll = from; poll < to; poll++) {
            job.watermark(Shop.timeOf(poll).minus(OUT_OF_ORDERNESS));
            for (String instance : CLOCKS.keySet()) {
                Instant at = Shop.timeOf(poll).plus(time(instance));
                job.take(written(
                        poll,
                        Shop.observation(poll, plan.apply(poll))
                                .setInstance(instance)
                                .setObservedAt(at)
                                .build()));
            }
        }
    }

    private static RawRecord record(String instance, int poll, Instant at) {
        return written(
                poll,
                Shop.observation(poll, Shop.byIndex(poll))
                        .setInstance(instance)
                        .setObservedAt(at)
                        .build());
    }

    /** Kafka's timestamp is the poll's. */
    private static RawRecord written(int poll, StatementObservation observation) {
        return Raw.record(
                "plumbline.observations",
                Shop.timeOf(poll).toEpochMilli(),
                Shop.STATEMENT.encode(),
                Raw.of(observation).value());
    }

    private static Duration time(String instance) {
        return Objects.requireNonNull(CLOCKS.get(instance));
    }

    private Map<String, Instant> lastTimes() throws Exception {
        return job.standing().entries().stream()
                .collect(Collectors.toMap(EntryState::instance, EntryState::observedAt));
    }
}
