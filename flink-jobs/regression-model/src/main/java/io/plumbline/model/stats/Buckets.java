package io.plumbline.model.stats;

/** How values are put into buckets, and how many of these there may be. */
record Buckets(LogMapping mapping, int maximum) {

    static Buckets of(WindowOptions options) {
        return new Buckets(new LogMapping(options.relativeAccuracy()), options.maxBuckets());
    }
}
