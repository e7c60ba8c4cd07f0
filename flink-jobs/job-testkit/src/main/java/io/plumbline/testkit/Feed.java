package io.plumbline.testkit;

import java.io.Serializable;
import java.nio.file.Path;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;

/**
 * The test's end of a source: what is added is read by the running job, in order, once for each run from its state.
 *
 * @param <T> record
 */
public final class Feed<T extends Serializable> {

    private final GrowingList records;
    private final Class<T> type;
    private long size;

    public Feed(Path folder, Class<T> type) {
        this.records = new GrowingList(folder);
        this.type = type;
        this.size = records.size();
    }

    public void add(T record) {
        records.put(size, record);
        size++;
    }

    /** The job's end. */
    public Source<T, ?, ?> source() {
        return new FeedSource<>(records, TypeInformation.of(type));
    }
}
