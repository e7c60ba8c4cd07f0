package io.plumbline.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.StatementCounters;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.capture.identity.StatementKey;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.testing.Shop;
import io.plumbline.job.testing.TestSettings;
import io.plumbline.state.StateDescriptors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thirty statements of one instance, 100 calls a poll each. */
final class SlowInstanceTest {

    private static final int STATEMENTS = 30;
    private static final int CALLS = 100;

    private final KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> harness;
    private final double[] totalMicros = new double[STATEMENTS];
    private final Random noise = new Random(1);
    private int poll;

    SlowInstanceTest() throws Exception {
        harness = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new StatementOperator(TestSettings.of(Map.of()).monitor()),
                DecodedRecord::key,
                Types.STRING,
                StateDescriptors.THRESHOLDS,
                StateDescriptors.MAINTENANCE_WINDOWS,
                StateDescriptors.RECENT_DDL);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aServerWhoseStatementsAllTakeLongerRaisesNothingAndOneStatementThatDoesAloneIsRaised() throws Exception {
        polls(30, 1, 1);
        polls(20, 3, 3);
        polls(20, 1, 1);
        assertThat(verdicts()).isEmpty();

        polls(20, 3, 1);

        assertThat(verdicts()).hasSize(1);
        Verdict verdict = verdicts().get(0);
        assertThat(verdict.getSqlHash()).isEqualTo(key(0).sqlHash());
        assertThat(verdict.getLevel().name()).isEqualTo("WARN");
        assertThat(verdict.getSummary()).contains("times the usual");
    }

    @Test
    void aThirdOfTheStatementsThatTakeLongerAtOnceRaiseNothing() throws Exception {
        polls(30, 1, 1);
        for (int i = 0; i < 20; i++) {
            poll(statement -> statement < STATEMENTS / 3 ? 3 : 1);
        }
        polls(20, 1, 1);

        assertThat(verdicts()).isEmpty();
    }

    /** Milliseconds per call of the first statement and of each other, which vary by 3 %. */
    private void polls(int count, double first, double others) throws Exception {
        for (int i = 0; i < count; i++) {
            poll(statement -> statement == 0 ? first : others);
        }
    }

    private void poll(IntToDoubleFunction millisOf) throws Exception {
        for (int statement = 0; statement < STATEMENTS; statement++) {
            double millis = millisOf.applyAsDouble(statement) * Math.exp(0.03 * noise.nextGaussian());
            totalMicros[statement] += CALLS * 1_000 * millis;
            harness.processElement(observation(statement), 0);
        }
        poll++;
    }

    private DecodedRecord observation(int statement) {
        StatementKey key = key(statement);
        long calls = (long) CALLS * (poll + 1);
        byte[] avro = AvroBytes.write(Shop.observation(poll, null)
                .setObservationId("%016x%016x".formatted(statement, poll))
                .setSqlHash(key.sqlHash())
                .setEntryId("10/" + statement + "/true")
                .setCounters(new StatementCounters(calls, totalMicros[statement], calls, 0L, 0L, 0L))
                .build());
        return new DecodedRecord(key.encode(), avro);
    }

    private static StatementKey key(int statement) {
        return new StatementKey("shop", "shop", "public", "%032x".formatted(statement));
    }

    private List<Verdict> verdicts() {
        return harness.extractOutputValues().stream()
                .map(out -> AvroBytes.read(Verdict.class, Objects.requireNonNull(out.avro())))
                .toList();
    }
}
