package io.plumbline.capture.sql;

/**
 * Writes values. What turns out to be part of a literal only when the literal comes (a sign, a character set introducer, an
 * escape clause) is cut off the output again, so nothing is looked at twice.
 */
final class Values {

    // before a comma: no value, one value, a run of values
    private static final int NONE = 0;
    private static final int ONE = 1;
    private static final int MANY = 2;

    private final Dialect dialect;
    private final Cursor at;

    /** Before the first of the signs at the end of the output. */
    private final Cursor.Mark beforeSigns = new Cursor.Mark();

    /** Before a word that belongs to the value after it, and the signs before that. */
    private final Cursor.Mark beforeWord = new Cursor.Mark();

    private final Cursor.Mark signsBeforeWord = new Cursor.Mark();
    private int lastRun;
    private int runBeforeComma;
    private boolean cutByEngine;

    Values(Dialect dialect, Cursor at) {
        this.dialect = dialect;
        this.at = at;
    }

    void clear() {
        beforeSigns.clear();
        beforeWord.clear();
        signsBeforeWord.clear();
        lastRun = NONE;
        runBeforeComma = NONE;
        cutByEngine = false;
    }

    /** Whether the text ends in the mark of truncation. */
    boolean isCutByEngine() {
        return cutByEngine;
    }

    /** Any literal or parameter. */
    void value() {
        cutByEngine = false;
        foldSigns();
        if (at.role != WordRole.NONE && at.isAfterWord()) {
            if (at.role == WordRole.UESCAPE && beforeWord.isSet()) {
                beforeWord.restore(at);
                lastRun = ONE;
                return;
            }
            if (at.role == WordRole.CHARSET) {
                beforeWord.restore(at);
                beforeSigns.copy(signsBeforeWord);
                foldSigns();
            }
        }
        writeValue(false);
    }

    private void foldSigns() {
        if (beforeSigns.isSet()) {
            beforeSigns.restore(at);
        }
    }

    /** {@code ...}, by which MySQL's digests stand for more values, and cut texts for what is missing. */
    void ellipsis() {
        boolean more = at.last == TokenKind.COMMA && runBeforeComma != NONE;
        boolean whole = at.last == TokenKind.OPEN;
        cutByEngine = !more;
        if (more || whole) {
            writeValue(whole && dialect == Dialect.MYSQL);
        }
    }

    private void writeValue(boolean many) {
        boolean runs = dialect == Dialect.MYSQL && at.brackets.kind() == Brackets.PLAIN;
        if (runs && at.last == TokenKind.COMMA && runBeforeComma != NONE) {
            at.text.cut(at.text.length() - 1);
            at.last = TokenKind.VALUE;
            lastRun = runBeforeComma;
            more();
        } else {
            boolean afterOperand = dialect == Dialect.POSTGRES && !at.expectsOperand();
            at.begin(TokenKind.VALUE);
            if (afterOperand) {
                at.text.append("'?'");
            } else {
                at.text.append('?');
            }
            lastRun = ONE;
            if (many && runs) {
                more();
            }
        }
        at.brackets.value();
    }

    private void more() {
        if (lastRun == ONE) {
            at.text.append(", ...");
        }
        lastRun = MANY;
    }

    /** {@code +} or {@code -}: part of the value that follows if an operand is expected. */
    void sign(char sign) {
        cutByEngine = false;
        if (!at.expectsOperand()) {
            at.brackets.element(Element.OTHER);
        } else if (!beforeSigns.isSet()) {
            beforeSigns.set(at);
        }
        at.begin(TokenKind.OPERATOR);
        at.text.append(sign);
    }

    /** Ends a run of signs that no value follows; every token that is none of a value must be announced by this. */
    void settleSigns() {
        cutByEngine = false;
        if (beforeSigns.isSet()) {
            beforeSigns.clear();
            at.brackets.element(Element.OTHER);
        }
    }

    /** Announces a word; one that belongs to the value after it can be taken back. */
    void beforeWord(int role) {
        boolean binds = role == WordRole.CHARSET || (role == WordRole.UESCAPE && !at.expectsOperand());
        if (binds && at.last == TokenKind.WORD && at.role == WordRole.CHARSET) {
            settleSigns();
            return;
        }
        if (binds) {
            signsBeforeWord.copy(beforeSigns);
        }
        settleSigns();
        beforeWord.clear();
        if (binds) {
            beforeWord.set(at);
        }
    }

    /** Announces a comma. */
    void beforeComma() {
        runBeforeComma = at.last == TokenKind.VALUE ? lastRun : NONE;
    }
}
