package io.plumbline.testkit;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The test's end of a sink: everything the job has written, in order for each of its subtasks.
 *
 * @param <T> record of the job
 * @param <S> what is kept of it
 */
public final class Collected<T, S extends Serializable> {

    /** Beyond it nothing is looked for. */
    private static final int MOST_SUBTASKS = 128;

    private final String folder;
    private final Keep<T, S> keep;
    private final Class<S> type;

    public Collected(Path folder, Class<S> type, Keep<T, S> keep) {
        this.folder = folder.toString();
        this.type = type;
        this.keep = keep;
    }

    /** What is kept of a record. */
    @FunctionalInterface
    public interface Keep<T, S> extends Function<T, S>, Serializable {}

    /** The job's end. */
    public Sink<T> sink() {
        return new CollectingSink<>(folder, keep);
    }

    public List<S> all() {
        return IntStream.range(0, MOST_SUBTASKS)
                .mapToObj(subtask -> ofSubtask(folder, subtask).all())
                .flatMap(List::stream)
                .map(type::cast)
                .toList();
    }

    private static GrowingList ofSubtask(String folder, int subtask) {
        return new GrowingList(Path.of(folder, Integer.toString(subtask)));
    }

    /** Writes on after what is there. */
    private record CollectingSink<T, S extends Serializable>(String folder, Keep<T, S> keep) implements Sink<T> {

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            return new Writer<>(ofSubtask(folder, context.getTaskInfo().getIndexOfThisSubtask()), keep);
        }
    }

    /** Writes at once. */
    private static final class Writer<T, S extends Serializable> implements SinkWriter<T> {

        private final GrowingList records;
        private final Keep<T, S> keep;
        private long size;

        Writer(GrowingList records, Keep<T, S> keep) {
            this.records = records;
            this.keep = keep;
            this.size = records.size();
        }

        @Override
        public void write(T element, Context context) {
            records.put(size, keep.apply(element));
            size++;
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
