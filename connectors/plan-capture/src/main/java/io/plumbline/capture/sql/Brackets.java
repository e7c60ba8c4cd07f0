package io.plumbline.capture.sql;

import java.util.Arrays;

/**
 * The open brackets and, in each, what the current element is made of: the facts from which lists of values are
 * recognised. Grows on the heap, so depth is limited by memory only; 20 bytes per level.
 */
final class Brackets {

    /** A bracket with an expression, a function's arguments, a subquery. */
    static final int PLAIN = 0;
    /** An IN list, an array, a row in one of them. */
    static final int LIST = 1;
    /** A row of VALUES. */
    static final int ROW = 2;

    private static final int STRIDE = 5;
    private static final int OPEN_AT = 0;
    private static final int KEPT_TO = 1;
    private static final int COUNT = 2;
    private static final int PREVIOUS_ROW = 3;
    private static final int FLAGS = 4;

    private static final int LEVELS = 16;
    private static final int MOST_LEVELS_KEPT = 1 << 12;

    private static final int ELEMENT_MASK = 0xF;
    private static final int KIND_SHIFT = 4;
    private static final int ALL_VALUES = 0x100;
    private static final int AFTER_VALUE = 0x200;
    private static final int OUTER_SHIFT = 12;

    private int[] frames = new int[STRIDE * LEVELS];
    private int top;

    /** Of the innermost bracket: its flags are in its frame only while another is open in it. */
    private int flags;

    void clear() {
        if (frames.length > STRIDE * MOST_LEVELS_KEPT) {
            frames = new int[STRIDE * LEVELS];
        }
        top = 0;
        flags = ALL_VALUES;
        frames[OPEN_AT] = 0;
        frames[KEPT_TO] = 0;
        frames[COUNT] = 0;
        frames[PREVIOUS_ROW] = 0;
    }

    boolean isOutermost() {
        return top == 0;
    }

    /**
     * Opens a bracket.
     *
     * @param openAt where the bracket stands in the output; its content starts one byte later
     * @param previousRow where the row before this one starts, -1 if this is none or the first one
     * @param count rows before this one
     */
    void push(int kind, int openAt, int previousRow, int count) {
        frames[top + FLAGS] = flags;
        top += STRIDE;
        if (top == frames.length) {
            frames = Arrays.copyOf(frames, frames.length * 2);
        }
        frames[top + OPEN_AT] = openAt;
        frames[top + KEPT_TO] = openAt + 1;
        frames[top + COUNT] = count;
        frames[top + PREVIOUS_ROW] = previousRow;
        flags = ALL_VALUES | (kind << KIND_SHIFT);
    }

    void pop() {
        top -= STRIDE;
        flags = frames[top + FLAGS];
    }

    int kind() {
        return (flags >> KIND_SHIFT) & 0xF;
    }

    int element() {
        return flags & ELEMENT_MASK;
    }

    void element(int element) {
        flags = (flags & ~ELEMENT_MASK) | element;
    }

    /** Keeps with this bracket what the element around it is if this bracket turns out to be a repeated row. */
    void elementIfRepeated(int outer) {
        flags |= outer << OUTER_SHIFT;
    }

    int elementIfRepeated() {
        return (flags >> OUTER_SHIFT) & ELEMENT_MASK;
    }

    int openAt() {
        return frames[top + OPEN_AT];
    }

    int previousRow() {
        return frames[top + PREVIOUS_ROW];
    }

    int count() {
        return frames[top + COUNT];
    }

    /** Whether every finished element of this bracket was a value. */
    boolean allValues() {
        return (flags & ALL_VALUES) != 0;
    }

    /**
     * Ends the current element; in a list, an element that is a value becomes {@code ?}, or nothing after another one.
     *
     * @return whether the output now ends in the {@code ?} of this or an earlier element
     */
    boolean finishElement(CanonicalText text) {
        boolean value = Element.isValue(element());
        boolean collapses = value && kind() != PLAIN;
        if (collapses) {
            collapse(text);
        }
        frames[top + KEPT_TO] = text.length();
        int ended = flags & ~ELEMENT_MASK;
        flags = value ? ended | AFTER_VALUE : ended & ~(ALL_VALUES | AFTER_VALUE);
        return collapses;
    }

    private void collapse(CanonicalText text) {
        int keptTo = frames[top + KEPT_TO];
        if (kind() == LIST) {
            frames[top + COUNT]++;
        }
        if ((flags & AFTER_VALUE) != 0) {
            text.cut(keptTo);
            return;
        }
        text.cut(text.bytes()[keptTo] == ',' ? keptTo + ", ".length() : keptTo);
        text.append('?');
    }

    void value() {
        element(Element.afterValue(element()));
    }

    void word(int role) {
        element(Element.afterWord(element(), role));
    }

    void as() {
        element(Element.afterAs(element()));
    }

    void cast() {
        element(Element.afterCast(element()));
    }

    void dot() {
        element(Element.afterDot(element()));
    }

    /** A bracket inside the current element was closed. */
    void group(boolean ofValues) {
        element(Element.afterGroup(element(), ofValues));
    }
}
