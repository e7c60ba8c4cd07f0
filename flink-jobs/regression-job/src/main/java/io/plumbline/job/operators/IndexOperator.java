package io.plumbline.job.operators;

import io.plumbline.avro.v1.RelationSnapshot;
import io.plumbline.job.emit.IndexCommandWriter;
import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.AvroReader;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.ingest.RejectedException;
import io.plumbline.job.ingest.RelationMapper;
import io.plumbline.job.options.MonitorSettings;
import io.plumbline.model.indexes.IndexCommand;
import io.plumbline.model.indexes.IndexCount;
import io.plumbline.model.indexes.IndexPlanner;
import io.plumbline.model.indexes.IndexState;
import io.plumbline.model.indexes.IndexStep;
import io.plumbline.model.indexes.RelationSighting;
import io.plumbline.state.IndexStateBytes;
import io.plumbline.state.StateDescriptors;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Plans the index commands of a relation from its snapshots and from what statements have lost, and forgets relations that
 * are not used any more, by event time.
 */
public final class IndexOperator extends KeyedCoProcessFunction<String, DecodedRecord, IndexDemand, Outbound> {

    private static final long serialVersionUID = 1L;

    private final MonitorSettings settings;
    private transient @Nullable Parts parts;

    public IndexOperator(MonitorSettings settings) {
        this.settings = settings;
    }

    /** What an open operator works with. */
    private record Parts(
            IndexPlanner planner,
            AvroReader<RelationSnapshot> reader,
            ValueState<byte[]> memory,
            Counter commands,
            Map<IndexCount, Counter> counts) {}

    @Override
    public void open(OpenContext context) {
        Map<IndexCount, Counter> counts = new EnumMap<>(IndexCount.class);
        for (IndexCount count : IndexCount.values()) {
            String name = count.name().toLowerCase(Locale.ROOT);
            counts.put(count, getRuntimeContext().getMetricGroup().counter(name));
        }
        parts = new Parts(
                new IndexPlanner(settings.indexes()),
                new AvroReader<>(RelationSnapshot.class),
                getRuntimeContext().getState(StateDescriptors.RELATION_INDEXES),
                getRuntimeContext().getMetricGroup().counter("index_commands"),
                counts);
    }

    @Override
    public void processElement1(DecodedRecord record, Context context, Collector<Outbound> out) throws IOException {
        IndexState state = load();
        finish(opened().planner().onSnapshot(state, sightingOf(record)), context, out);
    }

    @Override
    public void processElement2(IndexDemand demand, Context context, Collector<Outbound> out) throws IOException {
        IndexState state = load();
        if (demand.lost() != null) {
            finish(opened().planner().onLoss(state, demand.lost()), context, out);
        } else if (demand.recovered() != null) {
            finish(opened().planner().onRecovery(state, demand.recovered()), context, out);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outbound> out) throws IOException {
        if (opened().planner().isForgotten(load(), Instant.ofEpochMilli(timestamp))) {
            opened().memory().clear();
            count(IndexCount.RELATION_FORGOTTEN);
        }
    }

    private IndexState load() throws IOException {
        byte[] bytes = opened().memory().value();
        return bytes == null ? IndexState.EMPTY : IndexStateBytes.read(bytes);
    }

    private void finish(IndexStep step, Context context, Collector<Outbound> out) throws IOException {
        save(step.state(), context);
        step.counts().forEach(this::count);
        for (IndexCommand command : step.commands()) {
            opened().commands().inc();
            out.collect(IndexCommandWriter.write(command));
        }
    }

    private void save(IndexState state, Context context) throws IOException {
        if (state.equals(IndexState.EMPTY)) {
            opened().memory().clear();
        } else {
            opened().memory().update(IndexStateBytes.write(state));
            opened().planner()
                    .nextLook(state)
                    .ifPresent(look -> context.timerService().registerEventTimeTimer(look.toEpochMilli()));
        }
    }

    private void count(IndexCount count) {
        Objects.requireNonNull(opened().counts().get(count)).inc();
    }

    private RelationSighting sightingOf(DecodedRecord record) {
        try {
            return RelationMapper.toSighting(opened().reader().read(record.avro()));
        } catch (RejectedException e) {
            throw new IllegalStateException("the decoder let an impossible relation through", e);
        }
    }

    private Parts opened() {
        if (parts == null) {
            throw new IllegalStateException("an operator is opened before it is used");
        }
        return parts;
    }
}
