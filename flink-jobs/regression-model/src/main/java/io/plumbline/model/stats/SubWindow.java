package io.plumbline.model.stats;

/** The values of one sub-window; {@code index} is its start divided by its length. */
final class SubWindow {

    final long index;
    final BucketCounts counts;
    Moments moments;

    SubWindow(long index) {
        this(index, new BucketCounts(), Moments.NONE);
    }

    private SubWindow(long index, BucketCounts counts, Moments moments) {
        this.index = index;
        this.counts = counts;
        this.moments = moments;
    }

    void add(int bucket, double value, long weight) {
        counts.add(bucket, weight);
        moments = moments.merge(Moments.of(value, weight));
    }

    void write(ByteSink out) {
        out.signed(index);
        moments.write(out);
        out.counts(counts);
    }

    static SubWindow read(ByteSource in) {
        long index = in.signed();
        Moments moments = Moments.read(in);
        return new SubWindow(index, in.counts(), moments);
    }

    static long readIndex(byte[] bytes) {
        return new ByteSource(bytes).signed();
    }

    static Moments readMomentsOf(byte[] bytes) {
        ByteSource in = new ByteSource(bytes);
        in.signed();
        return Moments.read(in);
    }
}
