package io.plumbline.model.stats;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Closed sub-windows in a map, counting how often they are read; a stand-in for the job's state. */
final class StoredSubWindows implements ClosedSubWindows {

    private final Map<Long, byte[]> entries = new HashMap<>();
    private int reads;

    @Override
    public byte @Nullable [] read(long index) {
        reads++;
        return entries.get(index);
    }

    /** Stores what changed, and reads it all again from bytes. */
    RollingStatistics saveAndLoad(RollingStatistics statistics) {
        statistics.changes().forEach((index, bytes) -> {
            if (bytes.length == 0) {
                entries.remove(index);
            } else {
                entries.put(index, bytes);
            }
        });
        return RollingStatistics.of(statistics.toBytes(), this, statistics.options());
    }

    Map<Long, byte[]> entries() {
        return entries;
    }

    int bytes() {
        return entries.values().stream().mapToInt(each -> each.length).sum();
    }

    int reads() {
        return reads;
    }
}
