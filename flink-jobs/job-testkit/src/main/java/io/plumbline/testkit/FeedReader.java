package io.plumbline.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Looks for the next record every few milliseconds. */
final class FeedReader<T> implements SourceReader<T, FeedSplit> {

    private static final long LOOK_AGAIN_MILLIS = 5;

    private final GrowingList records;
    private @Nullable FeedSplit split;

    FeedReader(GrowingList records) {
        this.records = records;
    }

    @Override
    public void start() {}

    @Override
    @SuppressWarnings("unchecked")
    public InputStatus pollNext(ReaderOutput<T> output) {
        FeedSplit current = split;
        if (current == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        Optional<Object> next = records.get(current.next());
        if (next.isEmpty()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.createOutputForSplit(current.splitId()).collect((T) next.get());
        split = new FeedSplit(current.next() + 1);
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Override
    public List<FeedSplit> snapshotState(long checkpointId) {
        return split == null ? List.of() : List.of(split);
    }

    @Override
    public void addSplits(List<FeedSplit> splits) {
        split = splits.get(0);
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
