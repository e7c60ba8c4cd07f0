package io.plumbline.capture.plan;

/** Operators common to all engines. The names are on the wire and under the hash: they are added to, never changed. */
public enum Operator {
    SEQ_SCAN,
    INDEX_SCAN,
    INDEX_ONLY_SCAN,
    BITMAP_HEAP_SCAN,
    BITMAP_INDEX_SCAN,
    /** An operator this version does not know; its engine name travels as a condition. */
    OTHER
}
