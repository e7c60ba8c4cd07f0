package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.plan.Operator;

/** How a table is read, in words that both versions of the format can be told in. */
enum Accesses {
    FULL_INDEX("Access: full index"),
    RANGE("Access: range"),
    GROUP_SKIP("Access: group skip"),
    SKIP("Access: skip"),
    LOOKUP("Access: lookup"),
    SINGLE_ROW("Access: single row"),
    LOOKUP_OR_NULL("Access: lookup or null"),
    FULL_TEXT("Access: full text");

    private final String note;

    Accesses(String note) {
        this.note = note;
    }

    String note() {
        return note;
    }

    /** Whether columns of the index are compared with values one by one. */
    boolean isLookup() {
        return this == LOOKUP || this == SINGLE_ROW || this == LOOKUP_OR_NULL;
    }

    boolean isRange() {
        return this == RANGE || this == GROUP_SKIP || this == SKIP;
    }

    static Operator operator(boolean covering) {
        return covering ? Operator.INDEX_ONLY_SCAN : Operator.INDEX_SCAN;
    }

    /** Whether the rows come grouped already, from an index that is skipped through. */
    static boolean isGroupSkip(Step step) {
        return step.notes.contains(GROUP_SKIP.note);
    }
}
