package io.plumbline.capture.sql;

import java.util.Arrays;

/**
 * The open brackets and, in each, what the current element is made of: the facts from which lists of values are
 * recognised. Grows on the heap, so depth is limited by memory only; 20 bytes per level.
 */
final class Brackets {

    /** What a bracket was opened for. */
    enum Kind {
        /** An expression, a function's arguments, a subquery. */
        PLAIN(0),
        /** An IN list, an array, a row in one of them. */
        LIST(1),
        /** A row of VALUES. */
        ROW(2);

        private static final Kind[] KINDS = values();

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) {
            return KINDS[code];
        }
    }

    /** What the tokens of the current element make it. */
    enum Element {
        EMPTY(0),
        /** A value. */
        VALUE(1),
        /** A value and a cast: only the name of a type may follow. */
        CAST_VALUE(2),
        /** Words that may be the name of a type before a literal. */
        TYPE(3),
        /** CAST, ROW or ARRAY: a bracket with values makes it a value. */
        GROUP(4),
        OTHER(5);

        private static final Element[] ELEMENTS = values();

        private final int code;

        Element(int code) {
            this.code = code;
        }

        static Element of(int code) {
            return ELEMENTS[code];
        }
    }

    private static final int STRIDE = 5;
    private static final int OPEN_AT = 0;
    private static final int KEPT_TO = 1;
    private static final int COUNT = 2;
    private static final int PREVIOUS_ROW = 3;
    private static final int FLAGS = 4;

    private static final int KIND_SHIFT = 4;
    private static final int ALL_VALUES = 0x100;
    private static final int AFTER_VALUE = 0x200;
    private static final int ELEMENT_MASK = 0xF;
    private static final int OUTER_SHIFT = 12;

    private int[] frames = new int[STRIDE * 16];
    private int top;

    Brackets() {
        frames[FLAGS] = ALL_VALUES;
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
    void push(Kind kind, int openAt, int previousRow, int count) {
        top += STRIDE;
        if (top == frames.length) {
            frames = Arrays.copyOf(frames, frames.length * 2);
        }
        frames[top + OPEN_AT] = openAt;
        frames[top + KEPT_TO] = openAt + 1;
        frames[top + COUNT] = count;
        frames[top + PREVIOUS_ROW] = previousRow;
        frames[top + FLAGS] = ALL_VALUES | (kind.code << KIND_SHIFT);
    }

    void pop() {
        top -= STRIDE;
    }

    Kind kind() {
        return Kind.of((frames[top + FLAGS] >> KIND_SHIFT) & 0xF);
    }

    Element element() {
        return Element.of(frames[top + FLAGS] & ELEMENT_MASK);
    }

    void element(Element element) {
        frames[top + FLAGS] = (frames[top + FLAGS] & ~ELEMENT_MASK) | element.code;
    }

    /** Keeps with this bracket what the element around it is if this bracket turns out to be a repeated row. */
    void elementIfRepeated(Element outer) {
        frames[top + FLAGS] |= outer.code << OUTER_SHIFT;
    }

    Element elementIfRepeated() {
        return Element.of((frames[top + FLAGS] >> OUTER_SHIFT) & ELEMENT_MASK);
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
        return (frames[top + FLAGS] & ALL_VALUES) != 0;
    }

    /**
     * Ends the current element; in a list, an element that is a value becomes {@code ?}, or nothing after another one.
     *
     * @return whether the output now ends in the {@code ?} of this or an earlier element
     */
    boolean finishElement(CanonicalText text) {
        Element element = element();
        boolean value = element == Element.VALUE || element == Element.CAST_VALUE;
        boolean inList = kind() != Kind.PLAIN;
        int flags = frames[top + FLAGS] & ~ELEMENT_MASK;
        if (value && inList) {
            collapse(text, (flags & AFTER_VALUE) != 0);
        }
        if (kind() == Kind.LIST && value) {
            frames[top + COUNT]++;
        }
        frames[top + KEPT_TO] = text.length();
        frames[top + FLAGS] = value ? flags | AFTER_VALUE : flags & ~(ALL_VALUES | AFTER_VALUE);
        return value && inList;
    }

    private void collapse(CanonicalText text, boolean afterValue) {
        int keptTo = frames[top + KEPT_TO];
        if (afterValue) {
            text.cut(keptTo);
            return;
        }
        text.cut(text.bytes()[keptTo] == ',' ? keptTo + ", ".length() : keptTo);
        text.append('?');
    }

    void value() {
        element(
                switch (element()) {
                    case EMPTY, TYPE, VALUE -> Element.VALUE;
                    case CAST_VALUE, GROUP, OTHER -> Element.OTHER;
                });
    }

    void word(WordRole role) {
        element(
                switch (element()) {
                    case EMPTY -> role == WordRole.GROUP || role == WordRole.ARRAY ? Element.GROUP : Element.TYPE;
                    case TYPE -> Element.TYPE;
                    case CAST_VALUE -> Element.CAST_VALUE;
                    case VALUE, GROUP, OTHER -> Element.OTHER;
                });
    }

    void as() {
        element(element() == Element.VALUE ? Element.CAST_VALUE : Element.OTHER);
    }

    void cast() {
        Element element = element();
        element(element == Element.VALUE || element == Element.CAST_VALUE ? Element.CAST_VALUE : Element.OTHER);
    }

    void dot() {
        Element element = element();
        element(element == Element.TYPE || element == Element.CAST_VALUE ? element : Element.OTHER);
    }

    /** A bracket inside the current element was closed. */
    void group(boolean ofValues) {
        element(
                switch (element()) {
                    case EMPTY, GROUP -> ofValues ? Element.VALUE : Element.OTHER;
                    case CAST_VALUE -> ofValues ? Element.CAST_VALUE : Element.OTHER;
                    case VALUE, TYPE, OTHER -> Element.OTHER;
                });
    }
}
