package io.plumbline.model.stats;

/** What is measured of a plan. */
public enum Measure {
    /** Total cost, page-read equivalents. */
    COST(0),
    /** Estimated rows out. */
    ROWS_OUT(1),
    /** Estimated rows examined. */
    ROWS_EXAMINED(2),
    /** Time per call in microseconds, weighted by calls. */
    TIME_PER_CALL(3);

    static final int COUNT = values().length;

    private final int position;

    Measure(int position) {
        this.position = position;
    }

    /** Its place on disk, for ever. */
    int position() {
        return position;
    }
}
