package io.plumbline.job.testing;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.avro.v1.Verdict;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.ingest.ObservationDecoder;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.ingest.RecordDecoder;
import io.plumbline.job.ingest.RejectedRecord;
import io.plumbline.job.operators.StatementOperator;
import io.plumbline.job.options.JobSettings;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;
import io.plumbline.state.StateDescriptors;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The way of an observation through the job, from its Kafka record to its statement's state. */
// the harnesses may be interrupted in their close, as javac warns
@SuppressWarnings("try")
public final class DecoderAndMonitor implements AutoCloseable {

    private final OneInputStreamOperatorTestHarness<RawRecord, DecodedRecord> decoder;
    private final KeyedBroadcastOperatorTestHarness<String, DecodedRecord, ControlChange, Outbound> monitor;
    private int passedOn;

    /** With default settings. */
    public DecoderAndMonitor() throws Exception {
        this(Map.of());
    }

    /** With some options set. */
    public DecoderAndMonitor(Map<String, String> options) throws Exception {
        JobSettings settings = TestSettings.of(options);
        decoder = ProcessFunctionTestHarnesses.forProcessFunction(
                new ObservationDecoder(FixedRegistry.with(Map.of()), settings.limits()));
        monitor = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new StatementOperator(settings.monitor()),
                DecodedRecord::key,
                Types.STRING,
                StateDescriptors.THRESHOLDS,
                StateDescriptors.MAINTENANCE_WINDOWS,
                StateDescriptors.RECENT_DDL);
    }

    public void take(RawRecord source) throws Exception {
        decoder.processElement(source, source.timestampMillis());
        for (DecodedRecord decoded : decoder.extractOutputValues()) {
            monitor.processElement(decoded, source.timestampMillis());
            passedOn++;
        }
        decoder.getOutput().clear();
    }

    /** Event time has come so far. */
    public void watermark(Instant time) throws Exception {
        monitor.processWatermark(time.toEpochMilli());
        monitor.processBroadcastWatermark(time.toEpochMilli());
    }

    /** Records that the decoder passed on to the monitor. */
    public int passedOn() {
        return passedOn;
    }

    public List<RejectedRecord> rejected() {
        return values(decoder.getSideOutput(RecordDecoder.REJECTED));
    }

    public List<StatementObservation> late() {
        return side(StatementOperator.LATE).stream()
                .map(record -> AvroBytes.read(StatementObservation.class, Objects.requireNonNull(record.avro())))
                .toList();
    }

    public List<Outbound> side(OutputTag<Outbound> tag) {
        return values(monitor.getSideOutput(tag));
    }

    /** The verdicts as they are sent. */
    public List<Outbound> main() {
        return monitor.extractOutputValues();
    }

    public List<Verdict> verdicts() {
        return main().stream()
                .map(record -> AvroBytes.read(Verdict.class, Objects.requireNonNull(record.avro())))
                .toList();
    }

    /** What is kept of the statement of {@link Shop}. */
    public Standing standing() throws Exception {
        KeyedStateBackend<String> backend = ((AbstractStreamOperator<?>) monitor.getOperator()).getKeyedStateBackend();
        backend.setCurrentKey(Shop.STATEMENT.encode());
        return StandingBytes.read(backend.getPartitionedState(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, StateDescriptors.STATEMENT_STANDING)
                .value());
    }

    /** Entries of keyed state, of all statements. */
    public int stateEntries() {
        AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) monitor.getOperator();
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    @Override
    public void close() throws Exception {
        decoder.close();
        monitor.close();
    }

    private static <T> List<T> values(@Nullable Collection<StreamRecord<T>> records) {
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}
