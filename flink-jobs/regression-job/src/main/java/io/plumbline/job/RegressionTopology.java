package io.plumbline.job;

import io.plumbline.job.emit.Outbound;
import io.plumbline.job.emit.RejectionWriter;
import io.plumbline.job.ingest.ChangeDecoder;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodeLimits;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.ingest.ObservationDecoder;
import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.ingest.RecordDecoder;
import io.plumbline.job.ingest.RejectedRecord;
import io.plumbline.job.ingest.RelationDecoder;
import io.plumbline.job.operators.IndexDemand;
import io.plumbline.job.operators.IndexOperator;
import io.plumbline.job.operators.StatementOperator;
import io.plumbline.job.options.JobSettings;
import io.plumbline.job.options.MonitorSettings;
import io.plumbline.job.registry.SchemaRegistryFactory;
import io.plumbline.state.StateDescriptors;
import io.plumbline.state.Uids;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The dataflow. Sources, sinks and settings are arguments: production and tests build the same graph.
 *
 * <pre>
 *  observations ─► observation-decoder ──── keyed by statement ───► statement-monitor ─► verdicts
 *                       │ rejected                                 ▲ ▲    │ plan changes ─► plan-changes
 *                       │                                          │ │    │ baselines ────► baselines
 *                       │      ┌── keyed by statement: decisions ──┘ │    │ decision results ► decision-results
 *                       │      │                                     │    │ pin commands ─► pin-commands
 *                       │      │                                     │    │ explanations ─► explanations
 *  changes ──────► change-decoder ──── broadcast: thresholds, ───────┘    │ late ─────────► late
 *                       │ rejected     windows, recent DDL                │ lost and recovered indexes
 *                       │                                                 ▼ keyed by relation
 *  relations ────► relation-decoder ── keyed by relation ─────────► index-planner ─────► index-commands
 *                       │ rejected
 *                       └──────────────► rejection-writer ─────────────────────────────► rejections
 * </pre>
 *
 * <p>Event time is the Kafka timestamp of the observations, partition by partition. Changes and relations are always
 * idle: what is in force holds no watermark back.
 */
public final class RegressionTopology {

    private final Sources sources;
    private final Sinks sinks;
    private final Settings settings;

    public RegressionTopology(Sources sources, Sinks sinks, Settings settings) {
        this.sources = sources;
        this.sinks = sinks;
        this.settings = settings;
    }

    /** Where records come from. */
    public record Sources(
            Source<RawRecord, ?, ?> observations, Source<RawRecord, ?, ?> relations, Source<RawRecord, ?, ?> changes) {}

    /** Where records go. */
    public record Sinks(
            Sink<Outbound> verdicts,
            Sink<Outbound> planChanges,
            Sink<Outbound> baselines,
            Sink<Outbound> decisionResults,
            Sink<Outbound> pinCommands,
            Sink<Outbound> explanations,
            Sink<Outbound> indexCommands,
            Sink<Outbound> rejections,
            Sink<Outbound> late) {}

    /** How it is done. */
    public record Settings(
            WatermarkStrategy<RawRecord> watermarks,
            SchemaRegistryFactory registry,
            DecodeLimits limits,
            int rejectionBytes,
            MonitorSettings monitor) {

        /** The settings of a job with a registry. */
        public static Settings of(JobSettings job, SchemaRegistryFactory registry) {
            return new Settings(Watermarks.of(job.time()), registry, job.limits(), job.rejectionBytes(), job.monitor());
        }
    }

    /** Adds the dataflow to {@code environment}. */
    public void build(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<DecodedRecord> observations = read(
                        environment, sources.observations(), settings.watermarks(), Uids.OBSERVATION_SOURCE)
                .process(new ObservationDecoder(settings.registry(), settings.limits()))
                .uid(Uids.OBSERVATION_DECODER)
                .name(Uids.OBSERVATION_DECODER);
        SingleOutputStreamOperator<DecodedRecord> relations = read(
                        environment, sources.relations(), Watermarks.alwaysIdle(), Uids.RELATION_SOURCE)
                .process(new RelationDecoder(settings.registry(), settings.limits()))
                .uid(Uids.RELATION_DECODER)
                .name(Uids.RELATION_DECODER);
        SingleOutputStreamOperator<ControlChange> changes = read(
                        environment, sources.changes(), Watermarks.alwaysIdle(), Uids.CHANGE_SOURCE)
                .process(new ChangeDecoder(settings.limits()))
                .uid(Uids.CHANGE_DECODER)
                .name(Uids.CHANGE_DECODER);

        DataStream<DecodedRecord> decisions = changes.getSideOutput(ChangeDecoder.DECISIONS);
        DataStream<IndexDemand> demands = judge(observations.union(decisions), changes);
        planIndexes(relations, demands);
        reject(rejectedOf(observations).union(rejectedOf(relations), rejectedOf(changes)));
    }

    private static DataStream<RawRecord> read(
            StreamExecutionEnvironment environment,
            Source<RawRecord, ?, ?> source,
            WatermarkStrategy<RawRecord> watermarks,
            String uid) {
        return environment.fromSource(source, watermarks, uid).uid(uid);
    }

    private DataStream<IndexDemand> judge(DataStream<DecodedRecord> statements, DataStream<ControlChange> changes) {
        BroadcastStream<ControlChange> inForce = changes.broadcast(
                StateDescriptors.THRESHOLDS, StateDescriptors.MAINTENANCE_WINDOWS, StateDescriptors.RECENT_DDL);
        SingleOutputStreamOperator<Outbound> verdicts = statements
                .keyBy(DecodedRecord::key)
                .connect(inForce)
                .process(new StatementOperator(settings.monitor()))
                .uid(Uids.STATEMENT_MONITOR)
                .name(Uids.STATEMENT_MONITOR);
        write(verdicts, sinks.verdicts(), Uids.VERDICT_SINK);
        write(verdicts.getSideOutput(StatementOperator.PLAN_CHANGES), sinks.planChanges(), Uids.PLAN_CHANGE_SINK);
        write(verdicts.getSideOutput(StatementOperator.BASELINES), sinks.baselines(), Uids.BASELINE_SINK);
        write(
                verdicts.getSideOutput(StatementOperator.DECISION_RESULTS),
                sinks.decisionResults(),
                Uids.DECISION_RESULT_SINK);
        write(verdicts.getSideOutput(StatementOperator.PIN_COMMANDS), sinks.pinCommands(), Uids.PIN_COMMAND_SINK);
        write(verdicts.getSideOutput(StatementOperator.EXPLANATIONS), sinks.explanations(), Uids.EXPLANATION_SINK);
        write(verdicts.getSideOutput(StatementOperator.LATE), sinks.late(), Uids.LATE_SINK);
        return verdicts.getSideOutput(StatementOperator.INDEX_DEMANDS);
    }

    private void planIndexes(DataStream<DecodedRecord> relations, DataStream<IndexDemand> demands) {
        DataStream<Outbound> commands = relations
                .keyBy(DecodedRecord::key)
                .connect(demands.keyBy(IndexDemand::relationKey))
                .process(new IndexOperator(settings.monitor()))
                .uid(Uids.INDEX_PLANNER)
                .name(Uids.INDEX_PLANNER);
        write(commands, sinks.indexCommands(), Uids.INDEX_COMMAND_SINK);
    }

    private static DataStream<RejectedRecord> rejectedOf(SingleOutputStreamOperator<?> decoded) {
        return decoded.getSideOutput(RecordDecoder.REJECTED);
    }

    private void reject(DataStream<RejectedRecord> rejected) {
        DataStream<Outbound> records = rejected.map(new RejectionWriter(settings.rejectionBytes()))
                .uid(Uids.REJECTION_WRITER)
                .name(Uids.REJECTION_WRITER);
        write(records, sinks.rejections(), Uids.REJECTION_SINK);
    }

    private static void write(DataStream<Outbound> records, Sink<Outbound> sink, String uid) {
        records.sinkTo(sink).uid(uid).name(uid);
    }
}
