package io.plumbline.pollers.explain;

/** The longest of the durations seen, forgotten by a sixteenth of the difference with each shorter one. */
public final class Peak {

    private static final int FORGOTTEN = 16;

    private long nanos;

    public void add(long seenNanos) {
        nanos = seenNanos >= nanos ? seenNanos : nanos - (nanos - seenNanos) / FORGOTTEN;
    }

    /** Zero while nothing was seen. */
    public long nanos() {
        return nanos;
    }
}
