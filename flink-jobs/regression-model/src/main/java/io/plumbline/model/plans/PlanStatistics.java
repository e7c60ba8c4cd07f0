package io.plumbline.model.plans;

import io.plumbline.model.stats.ClosedSubWindows;
import io.plumbline.model.stats.RollingStatistics;
import io.plumbline.model.stats.WindowOptions;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rolling statistics of a plan: loaded when first asked for, and never changed; what is learned makes another one.
 * Not thread-safe.
 */
public final class PlanStatistics {

    private static final byte[] NOTHING = {};

    /** Nothing learned. */
    public static final PlanStatistics EMPTY = new PlanStatistics(() -> NOTHING, ClosedSubWindows.NONE, null);

    private final Supplier<byte[]> stored;
    private final ClosedSubWindows closed;
    private final @Nullable RollingStatistics learned;
    private byte @Nullable [] loaded;
    private @Nullable RollingStatistics decoded;

    private PlanStatistics(Supplier<byte[]> stored, ClosedSubWindows closed, @Nullable RollingStatistics learned) {
        this.stored = stored;
        this.closed = closed;
        this.learned = learned;
    }

    /** Those kept in {@code store}. */
    public static PlanStatistics stored(PlanStore store, int number) {
        return new PlanStatistics(
                () -> store.hotStatistics(number), index -> store.closedSubWindow(number, index), null);
    }

    /** What of it was learned and is not stored yet. */
    public boolean isChanged() {
        return learned != null;
    }

    /** The hot bytes. */
    public byte[] hot() {
        return learned == null ? loaded() : learned.toBytes();
    }

    /** Closed sub-windows to be stored, by index; no bytes where one is to be removed. */
    public Map<Long, byte[]> closedChanges() {
        return learned == null ? Map.of() : learned.changes();
    }

    /** To be read only. */
    RollingStatistics reading(WindowOptions options) {
        if (learned != null && learned.options().equals(options)) {
            return learned;
        }
        RollingStatistics known = decoded;
        if (known == null || !known.options().equals(options)) {
            known = RollingStatistics.of(hot(), this::closed, options);
            decoded = known;
        }
        return known;
    }

    PlanStatistics learned(RollingStatistics next) {
        return new PlanStatistics(stored, closed, next);
    }

    private byte @Nullable [] closed(long index) {
        byte[] change = closedChanges().get(index);
        return change == null ? closed.read(index) : change;
    }

    private byte[] loaded() {
        byte[] bytes = loaded;
        if (bytes == null) {
            bytes = stored.get();
            loaded = bytes;
        }
        return bytes;
    }
}
