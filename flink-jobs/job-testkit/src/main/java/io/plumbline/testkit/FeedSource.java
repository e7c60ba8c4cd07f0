package io.plumbline.testkit;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Reads a {@link GrowingList} from its start, or on from where a savepoint left off; never ends. */
final class FeedSource<T> implements Source<T, FeedSplit, Boolean>, ResultTypeQueryable<T> {

    private static final long serialVersionUID = 1L;

    private final GrowingList records;
    private final TypeInformation<T> type;

    FeedSource(GrowingList records, TypeInformation<T> type) {
        this.records = records;
        this.type = type;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<T, FeedSplit> createReader(SourceReaderContext context) {
        return new FeedReader<>(records);
    }

    @Override
    public SplitEnumerator<FeedSplit, Boolean> createEnumerator(SplitEnumeratorContext<FeedSplit> context) {
        return new Enumerator(context, false);
    }

    @Override
    public SplitEnumerator<FeedSplit, Boolean> restoreEnumerator(
            SplitEnumeratorContext<FeedSplit> context, Boolean isAssigned) {
        return new Enumerator(context, isAssigned);
    }

    @Override
    public SimpleVersionedSerializer<FeedSplit> getSplitSerializer() {
        return new FeedSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new FlagSerializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }

    /** Gives the one split to the first reader. */
    private static final class Enumerator implements SplitEnumerator<FeedSplit, Boolean> {

        private final SplitEnumeratorContext<FeedSplit> context;
        private boolean isAssigned;

        Enumerator(SplitEnumeratorContext<FeedSplit> context, boolean isAssigned) {
            this.context = context;
            this.isAssigned = isAssigned;
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String host) {}

        @Override
        public void addSplitsBack(List<FeedSplit> splits, int subtask) {
            splits.forEach(split -> context.assignSplit(split, subtask));
        }

        @Override
        public void addReader(int subtask) {
            if (!isAssigned && subtask == 0) {
                isAssigned = true;
                context.assignSplit(new FeedSplit(0), subtask);
            }
        }

        @Override
        public Boolean snapshotState(long checkpointId) {
            return isAssigned;
        }

        @Override
        public void close() {}
    }

    /** One byte. */
    private static final class FlagSerializer implements SimpleVersionedSerializer<Boolean> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Boolean flag) {
            return new byte[] {(byte) (flag ? 1 : 0)};
        }

        @Override
        public Boolean deserialize(int version, byte[] serialized) {
            return serialized[0] == 1;
        }
    }
}
