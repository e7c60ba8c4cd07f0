package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.job.testing.FixedRegistry;
import io.plumbline.job.testing.PlainPlan;
import io.plumbline.job.testing.Raw;
import io.plumbline.job.testing.Shop;
import io.plumbline.model.decisions.Decision;
import io.plumbline.model.plans.PlanStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A text that is too long to be used whole is cut where it comes in, and the cut is counted there. */
// the harness may be interrupted in its close, as javac warns
@SuppressWarnings("try")
final class TextsCutTest {

    private static final DecodeLimits LIMITS = new DecodeLimits(1_000_000, 3, Duration.ofHours(1));
    private static final String LONGEST = "\u00e9".repeat(ObservationReader.LONGEST_SQL_BYTES / 2);
    private static final String TOO_LONG = LONGEST + "x";

    private final InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();

    @Test
    void ofObservationsTheDecoderCountsThoseWhoseTextIsCut() throws Exception {
        assertThat(cutOf(
                        new ObservationDecoder(FixedRegistry.with(Map.of()), LIMITS),
                        observed(LONGEST),
                        observed(TOO_LONG),
                        observed("select 1")))
                .isEqualTo(1);
    }

    @Test
    void ofBaselinesToImportTheDecoderOfChangesCountsThem() throws Exception {
        assertThat(cutOf(new ChangeDecoder(LIMITS), imported(LONGEST), imported(TOO_LONG), imported("select 1")))
                .isEqualTo(1);
    }

    private <T> long cutOf(RecordDecoder<?, T> decoder, RawRecord... records) throws Exception {
        InterceptingTaskMetricGroup task = new InterceptingTaskMetricGroup() {
            @Override
            public InternalOperatorMetricGroup getOrAddOperator(
                    OperatorID operatorId, String name, Map<String, String> variables) {
                return metrics;
            }
        };
        try (OneInputStreamOperatorTestHarness<RawRecord, T> harness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(decoder),
                new MockEnvironmentBuilder().setMetricGroup(task).build())) {
            harness.open();
            for (RawRecord record : List.of(records)) {
                harness.processElement(record, 0);
            }
            assertThat(harness.getSideOutput(RecordDecoder.REJECTED)).isNull();
        }
        return ((Counter) metrics.get("texts_cut")).getCount();
    }

    private static RawRecord observed(String text) {
        return Raw.of(Shop.observation(0, null).setSqlText(text).build());
    }

    private static RawRecord imported(String text) {
        CapturedPlan plan = Shop.hashed(Shop.byIndex(0));
        Decision decision = Shop.toImport(1, plan, PlanStatus.ACCEPTED);
        byte[] row = Raw.importing(decision, PlainPlan.of(plan)).value();
        return Raw.change(new String(Objects.requireNonNull(row), StandardCharsets.UTF_8)
                .replace("select * from orders where customer_id = ?", text));
    }
}
