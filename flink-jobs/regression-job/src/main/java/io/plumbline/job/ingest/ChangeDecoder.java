package io.plumbline.job.ingest;

import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Control tables and DDL from Debezium's topics; what is of other tables is ignored and counted. Decisions are for one
 * statement each and go to {@link #DECISIONS}, what is in force for many is the main output.
 */
public final class ChangeDecoder extends RecordDecoder<Change, ControlChange> {

    /** Decisions about plans. */
    public static final OutputTag<DecodedRecord> DECISIONS = new OutputTag<>("decisions") {
        private static final long serialVersionUID = 1L;
    };

    private static final long serialVersionUID = 1L;

    private final DecodeLimits limits;
    private transient @Nullable ChangeReader reader;
    private transient @Nullable Counter decisions;
    private transient @Nullable Counter textsCut;

    public ChangeDecoder(DecodeLimits limits) {
        super("changes");
        this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        reader = new ChangeReader(limits.ahead());
        decisions = getRuntimeContext().getMetricGroup().counter("decisions");
        textsCut = getRuntimeContext().getMetricGroup().counter(TEXTS_CUT);
    }

    @Override
    Optional<Change> decode(RawRecord source) throws RejectedException {
        return opened(reader).read(source);
    }

    @Override
    void emit(Change change, Context context, Collector<ControlChange> out) {
        if (change instanceof Change.Decided decided) {
            opened(decisions).inc();
            context.output(DECISIONS, DecodedRecord.of(decided.decision()));
        } else if (change instanceof Change.Imported imported) {
            opened(decisions).inc();
            if (imported.textIsCut()) {
                opened(textsCut).inc();
            }
            context.output(DECISIONS, DecodedRecord.of(imported));
        } else if (change instanceof Change.InForce inForce) {
            out.collect(inForce.change());
        } else if (change instanceof Change.Executed executed) {
            executed.changes().forEach(out::collect);
        }
    }
}
