package io.plumbline.benchmarks.throughput;

import io.plumbline.job.emit.Outbound;
import io.plumbline.job.ingest.ControlChange;
import io.plumbline.job.ingest.DecodedRecord;
import io.plumbline.job.operators.StatementOperator;
import io.plumbline.job.options.MonitorSettings;
import io.plumbline.state.StateDescriptors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** The statement operator as it is; each record it has done is counted. */
final class CountedStatementOperator
        extends KeyedBroadcastProcessFunction<String, DecodedRecord, ControlChange, Outbound> {

    private static final long serialVersionUID = 1L;

    private final StatementOperator counted = new StatementOperator(new MonitorSettings(new Configuration()));

    /** No thresholds, windows or DDL are in force. */
    static DataStream<Outbound> on(KeyedStream<DecodedRecord, String> records) {
        DataStream<ControlChange> none = records.getExecutionEnvironment()
                .fromSequence(0, 0)
                .<ControlChange>flatMap((each, out) -> {})
                .returns(TypeInformation.of(ControlChange.class));
        return records.connect(none.broadcast(
                        StateDescriptors.THRESHOLDS, StateDescriptors.MAINTENANCE_WINDOWS, StateDescriptors.RECENT_DDL))
                .process(new CountedStatementOperator());
    }

    @Override
    public void setRuntimeContext(RuntimeContext context) {
        super.setRuntimeContext(context);
        counted.setRuntimeContext(context);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        counted.open(context);
    }

    @Override
    public void processElement(DecodedRecord record, ReadOnlyContext context, Collector<Outbound> out)
            throws Exception {
        counted.processElement(record, context, out);
        Progress.count();
    }

    @Override
    public void processBroadcastElement(ControlChange change, Context context, Collector<Outbound> out)
            throws Exception {
        counted.processBroadcastElement(change, context, out);
    }
}
