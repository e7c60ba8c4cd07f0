package io.plumbline.job.ingest;

import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.jspecify.annotations.Nullable;

/** Control tables and DDL from Debezium's topics; what is of other tables is ignored and counted. */
public final class ChangeDecoder extends RecordDecoder<ControlChange> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable ChangeReader reader;

    public ChangeDecoder() {
        super("changes");
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        reader = new ChangeReader();
    }

    @Override
    Optional<ControlChange> decode(RawRecord source) throws RejectedException {
        return opened(reader).read(source);
    }
}
