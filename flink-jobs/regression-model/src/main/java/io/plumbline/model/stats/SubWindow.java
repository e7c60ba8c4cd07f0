package io.plumbline.model.stats;

/** A closed sub-window: a tally of each measure. */
final class SubWindow {

    private static final int VERSION = 1;

    private final Tally[] tallies = new Tally[Measure.COUNT];

    SubWindow() {
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
        }
    }

    Tally of(Measure measure) {
        return tallies[measure.position()];
    }

    Tally at(int position) {
        return tallies[position];
    }

    void set(int position, Tally tally) {
        tallies[position] = tally;
    }

    /** Version, then each measure. */
    byte[] toBytes(Series[] series) {
        ByteSink out = new ByteSink();
        out.unsigned(VERSION);
        for (int i = 0; i < tallies.length; i++) {
            tallies[i].write(out, series[i].base());
        }
        return out.toBytes();
    }

    static SubWindow read(byte[] bytes, Series[] series) {
        ByteSource in = new ByteSource(bytes);
        in.requireVersion(VERSION);
        SubWindow read = new SubWindow();
        // a measure added later is not in older bytes
        for (int i = 0; i < Measure.COUNT && in.hasMore(); i++) {
            read.tallies[i] = Tally.read(in, series[i].base());
        }
        return read;
    }
}
