package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CounterEpoch;
import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.ingest.RandomObservations;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.testing.DecoderAndMonitor;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.state.Standing;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the decoder lets through, the monitor takes: any other exception fails the test, as it would the job. */
// the harnesses may be interrupted in their close, as javac warns
@SuppressWarnings("try")
final class AnyObservationTest {

    private static final MonitorOptions BOUNDS = MonitorOptions.defaults();
    private static final int RECORDS = 2_000;
    private static final int TAME = RECORDS / 2;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void isRejectedOrTakenAndTheStateStaysWithinItsBounds(long seed) throws Exception {
        Random random = new Random(seed);
        RandomObservations observations = new RandomObservations(random);
        try (DecoderAndMonitor job = new DecoderAndMonitor()) {
            for (int i = 0; i < RECORDS; i++) {
                StatementObservation observation = ofShop(observations.next(), i, random);
                job.take(random.nextInt(4) == 0 ? damaged(observation, random) : Raw.of(observation));
                if (i % 100 == 0) {
                    job.watermark(Shop.timeOf(i));
                }
            }

            assertThat(job.passedOn()).as("seed %d", seed).isGreaterThan(TAME);
            assertThat(job.rejected()).as("seed %d", seed).hasSize(RECORDS - job.passedOn());
            Standing standing = job.standing();
            assertThat(standing.plans())
                    .as("seed %d", seed)
                    .hasSizeBetween(1, BOUNDS.plans().maxPlans());
            assertThat(standing.instances()).as("seed %d", seed).hasSizeLessThanOrEqualTo(BOUNDS.maxInstances());
            assertThat(standing.entries()).as("seed %d", seed).hasSizeLessThanOrEqualTo(BOUNDS.maxEntries());
            job.watermark(Instant.parse("2250-01-01T00:00:00Z"));
            assertThat(job.stateEntries()).as("seed %d", seed).isZero();
        }
    }

    /** Of one statement on few instances; with wild times and counters among the usual ones. */
    private static StatementObservation ofShop(StatementObservation any, int number, Random random) {
        StatementObservation usual = Shop.observation(number, null).build();
        boolean wild = number > TAME && random.nextInt(20) == 0;
        return StatementObservation.newBuilder(any)
                .setObservationId("%032x".formatted(number))
                .setCluster(usual.getCluster())
                .setDatabase(usual.getDatabase())
                .setNamespace(usual.getNamespace())
                .setSqlHash(usual.getSqlHash())
                .setInstance("instance-" + random.nextInt(4))
                .setEntryId("entry-" + random.nextInt(3))
                .setObservedAt(wild ? anyTime(any, random) : usual.getObservedAt())
                .setEpoch(wild ? anyEpoch(any, random) : usual.getEpoch())
                .setCounters(random.nextInt(10) == 0 ? any.getCounters() : growing(usual.getCounters(), random))
                .build();
    }

    private static StatementCounters growing(StatementCounters usual, Random random) {
        return StatementCounters.newBuilder(usual)
                .setTotalTimeMicros(usual.getTotalTimeMicros() * Math.exp(0.01 * random.nextGaussian()))
                .setTempBlocksWritten(usual.getCalls() * random.nextInt(5))
                .build();
    }

    private static Instant anyTime(StatementObservation any, Random random) {
        return random.nextBoolean() ? any.getObservedAt() : Instant.ofEpochMilli(random.nextLong());
    }

    private static CounterEpoch anyEpoch(StatementObservation any, Random random) {
        return random.nextBoolean()
                ? any.getEpoch()
                : new CounterEpoch(Instant.ofEpochMilli(random.nextLong()), null, null, null);
    }

    private static RawRecord damaged(StatementObservation observation, Random random) {
        RawRecord good = Raw.of(observation);
        byte[] value = Objects.requireNonNull(good.value()).clone();
        value[random.nextInt(value.length)] = (byte) random.nextInt();
        return Raw.record(good.topic(), good.timestampMillis(), Shop.STATEMENT.encode(), value);
    }
}
