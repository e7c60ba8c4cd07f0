package io.plumbline.model.stats;

/**
 * Counts deviations from a reference in whole units, a power of two at most 2^-16 of the reference, so that their sums
 * and sums of squares are integers: what was added can be subtracted without a trace. A value is off by at most half a
 * unit; one further than 2^61 units from the reference (10^13 times it) counts as that far.
 */
final class Scale {

    private static final int PRECISION_BITS = 16;
    private static final double LIMIT = 0x1p61;
    private static final int STORED_BYTES = Integer.BYTES;

    private final double reference;
    private final double unit;

    private final int bucket;

    private Scale(double reference, LogMapping mapping) {
        this.reference = reference;
        this.bucket = mapping.bucketOf(reference);
        this.unit = Math.scalb(1.0, Math.getExponent(reference) - PRECISION_BITS);
    }

    /** Around {@code value}, of which only the upper half of the bits is kept. */
    static Scale around(double value, LogMapping mapping) {
        long bits = Double.doubleToRawLongBits(Math.max(value, LogMapping.MINIMUM));
        return new Scale(Double.longBitsToDouble((bits >>> Integer.SIZE) << Integer.SIZE), mapping);
    }

    double reference() {
        return reference;
    }

    /** The reference's bucket. */
    int bucket() {
        return bucket;
    }

    double unit() {
        return unit;
    }

    long deviationOf(double value) {
        return (long) Math.rint(Math.max(-LIMIT, Math.min(LIMIT, (value - reference) / unit)));
    }

    void write(ByteSink out) {
        out.fixed(Double.doubleToRawLongBits(reference) >>> Integer.SIZE, STORED_BYTES);
    }

    static Scale read(ByteSource in, LogMapping mapping) {
        return new Scale(Double.longBitsToDouble(in.fixed(STORED_BYTES) << Integer.SIZE), mapping);
    }
}
