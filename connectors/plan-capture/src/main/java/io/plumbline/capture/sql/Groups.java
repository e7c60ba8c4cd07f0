package io.plumbline.capture.sql;

import java.nio.charset.StandardCharsets;

/** Opens and closes brackets: decides which of them hold values, drops repeated rows, writes arrays as IN lists. */
final class Groups {

    private static final byte[] ANY_OF_ARRAY = "= any (array[?])".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ALL_OF_ARRAY = "<> all (array[?])".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] IN = "in (?)".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOT_IN = "not in (?)".getBytes(StandardCharsets.US_ASCII);

    private final Cursor at;
    private final Dialect dialect;

    private int listLength;

    /** The group that ends where the output ends, or ended before the last comma. */
    private int groupStart = -1;

    private int groupEnd = -1;
    private int groupCount;
    private int groupKind = Brackets.PLAIN;

    /** The element that the last comma ended. */
    private int elementBeforeComma;

    Groups(Cursor at, Dialect dialect) {
        this.at = at;
        this.dialect = dialect;
    }

    void clear() {
        listLength = 0;
        groupStart = -1;
        groupEnd = -1;
        groupCount = 0;
        groupKind = Brackets.PLAIN;
        elementBeforeComma = Element.EMPTY;
    }

    int listLength() {
        return listLength;
    }

    void comma() {
        elementBeforeComma = at.brackets.element();
        if (at.brackets.finishElement(at.text)) {
            at.last = TokenKind.VALUE;
        }
        if (at.last != TokenKind.CLOSE || groupEnd != at.text.length()) {
            groupStart = -1;
        }
        at.begin(TokenKind.COMMA);
        at.text.append(',');
    }

    void open(int bracket, char character) {
        int opener = at.isAfterWord() ? at.role : WordRole.NONE;
        int kind = Brackets.PLAIN;
        int previousRow = -1;
        int count = 0;
        if (opener == (bracket == TokenKind.OPEN ? WordRole.IN : WordRole.ARRAY)) {
            kind = Brackets.LIST;
        } else if (bracket == TokenKind.OPEN && opener == WordRole.VALUES) {
            kind = Brackets.ROW;
        } else if (continuesRows(bracket)) {
            kind = groupKind;
            previousRow = groupStart;
            count = groupCount;
        } else if (at.brackets.kind() != Brackets.PLAIN && at.brackets.element() == Element.EMPTY) {
            kind = Brackets.LIST;
        }
        at.begin(bracket, opener);
        at.text.append(character);
        at.brackets.push(kind, at.text.length() - 1, previousRow, kind == Brackets.ROW ? count + 1 : 0);
        if (previousRow >= 0) {
            at.brackets.elementIfRepeated(elementBeforeComma);
        }
    }

    private boolean continuesRows(int bracket) {
        return bracket == TokenKind.OPEN
                && at.last == TokenKind.COMMA
                && groupStart >= 0
                && groupEnd == at.text.length() - 1
                && (groupKind == Brackets.ROW || isDigestRow());
    }

    /** A MySQL digest shows rows of values as one, wherever they stand. */
    private boolean isDigestRow() {
        return dialect == Dialect.MYSQL && groupKind == Brackets.PLAIN && at.brackets.kind() == Brackets.PLAIN;
    }

    void close(int bracket, char character) {
        int content = at.last;
        groupStart = -1;
        if (at.brackets.isOutermost()) {
            at.brackets.element(Element.OTHER);
            at.begin(bracket);
            at.text.append(character);
            return;
        }
        boolean empty = at.text.length() == at.brackets.openAt() + 1;
        at.brackets.finishElement(at.text);
        at.begin(bracket);
        at.text.append(character);
        leave(empty, bracket);
        if (content == TokenKind.CLOSE_SQUARE && bracket == TokenKind.CLOSE && dialect == Dialect.POSTGRES) {
            writeArrayAsList();
        }
    }

    private void leave(boolean empty, int bracket) {
        Brackets brackets = at.brackets;
        int kind = brackets.kind();
        int start = brackets.openAt();
        int previous = brackets.previousRow();
        int count = brackets.count();
        boolean values = brackets.allValues();
        int elementIfRepeated = brackets.elementIfRepeated();
        brackets.pop();
        if (kind == Brackets.ROW || (kind == Brackets.LIST && brackets.kind() == Brackets.PLAIN)) {
            listLength = Math.max(listLength, count);
        }
        if (previous >= 0
                && (kind == Brackets.ROW || values)
                && at.text.repeats(previous, start - ", ".length(), start)) {
            at.text.cut(start - ", ".length());
            brackets.element(elementIfRepeated);
            start = previous;
        } else if (!empty || brackets.element() != Element.CAST_VALUE) {
            brackets.group(values);
        }
        if (bracket == TokenKind.CLOSE) {
            remember(start, kind, count);
        }
    }

    private void remember(int start, int kind, int count) {
        groupStart = start;
        groupEnd = at.text.length();
        groupKind = kind;
        groupCount = count;
    }

    /** PostgreSQL turns IN lists into arrays and gives both forms one query id, so they get one form here too. */
    private void writeArrayAsList() {
        if (at.text.endsWith(ALL_OF_ARRAY)) {
            replace(ALL_OF_ARRAY, NOT_IN);
        } else if (at.text.endsWith(ANY_OF_ARRAY)) {
            replace(ANY_OF_ARRAY, IN);
        }
    }

    private void replace(byte[] tail, byte[] list) {
        int from = at.text.length() - tail.length;
        if (!followsOperand(from)) {
            return;
        }
        at.text.cut(from);
        at.text.append(list);
        groupStart = -1;
    }

    /** Whether an operand and a space stand before {@code from}, so that the operator there is whole. */
    private boolean followsOperand(int from) {
        if (from < 2 || at.text.bytes()[from - 1] != ' ') {
            return false;
        }
        byte operand = at.text.bytes()[from - 2];
        return CharClass.isWordPart((char) (operand & 0xFF)) || ")]\"?'".indexOf(operand) >= 0;
    }

    /** Ends the list at the end of a text that does not close it. */
    void finish() {
        Brackets brackets = at.brackets;
        if (!brackets.isOutermost()) {
            brackets.finishElement(at.text);
            if (brackets.kind() != Brackets.PLAIN) {
                listLength = Math.max(listLength, brackets.count());
            }
        }
    }
}
