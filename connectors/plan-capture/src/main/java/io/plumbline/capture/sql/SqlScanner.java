package io.plumbline.capture.sql;

/**
 * Cuts a text into tokens: what both dialects share. One pass; a byte is looked at again only to skip the white space
 * after a string or to copy a word.
 */
abstract class SqlScanner {

    final byte[] in;
    final Canonicalizer out;
    final int end;

    int at;

    /** Whether the text ended inside a literal, a quoted name or a comment. */
    boolean unterminated;

    SqlScanner(byte[] in, Canonicalizer out) {
        this.in = in;
        this.out = out;
        end = in.length;
    }

    static SqlScanner of(Dialect dialect, byte[] in, Canonicalizer out) {
        return switch (dialect) {
            case POSTGRES -> new PostgresScanner(in, out);
            case MYSQL -> new MysqlScanner(in, out);
        };
    }

    final void scan() {
        while (at < end) {
            byte b = in[at];
            switch (CharClass.of(b)) {
                case CharClass.SPACE -> at++;
                case CharClass.LETTER -> word();
                case CharClass.DIGIT -> number();
                case CharClass.PUNCTUATION -> punctuation((char) b);
                case CharClass.OPERATOR -> operator();
                default -> other((char) b);
            }
        }
        atEnd();
        out.finish();
    }

    abstract void word();

    abstract void number();

    abstract void operator();

    /** Quotes and whatever else is special in a dialect; must consume at least one byte. */
    abstract void special(char character);

    abstract boolean startsNumberAtDot();

    void atEnd() {}

    void punctuation(char character) {
        at++;
        out.punctuation(character);
    }

    private void other(char character) {
        switch (character) {
            case '.' -> dot();
            case ':' -> colon();
            default -> special(character);
        }
    }

    private void dot() {
        if (is(1, '.') && is(2, '.')) {
            at += 3;
            out.ellipsis();
        } else if (at + 1 < end && CharClass.isDigit(in[at + 1]) && startsNumberAtDot()) {
            number();
        } else {
            at++;
            out.dot();
        }
    }

    private void colon() {
        if (is(1, ':')) {
            at += 2;
            out.cast();
        } else if (is(1, '=')) {
            operatorOf(2);
        } else if (out.expectsOperand() && at + 1 < end && CharClass.isWordPart(in[at + 1])) {
            at++;
            skipWord();
            out.value();
        } else {
            operatorOf(1);
        }
    }

    final boolean is(int ahead, char character) {
        return at + ahead < end && in[at + ahead] == character;
    }

    final boolean isLower(int ahead, char character) {
        return at + ahead < end && CharClass.lower(in[at + ahead]) == character;
    }

    final void operatorOf(int length) {
        int from = at;
        at += length;
        out.operator(in, from, at);
    }

    final void plainWord() {
        int from = at;
        skipWord();
        out.word(in, from, at);
    }

    final void skipWord() {
        while (at < end && CharClass.isWordPart(in[at])) {
            at++;
        }
    }

    final void skipDigits() {
        while (at < end && CharClass.isDigit(in[at])) {
            at++;
        }
    }

    final void skipHexDigits() {
        while (at < end && CharClass.isHexDigit(in[at])) {
            at++;
        }
    }

    /** Fraction and exponent after the digits of a number. */
    final void skipFractionAndExponent() {
        if (is(0, '.') && !is(1, '.')) {
            at++;
            skipDigitsAndUnderscores();
        }
        if (isLower(0, 'e')) {
            int digits = is(1, '+') || is(1, '-') ? 2 : 1;
            if (at + digits < end && CharClass.isDigit(in[at + digits])) {
                at += digits;
                skipDigitsAndUnderscores();
            }
        }
    }

    /** Digits, with underscores between them. */
    final void skipDigitsAndUnderscores() {
        skipDigits();
        while (is(0, '_') && at + 1 < end && CharClass.isDigit(in[at + 1])) {
            at++;
            skipDigits();
        }
    }

    final void skipLine(char alsoEndsAt) {
        while (at < end && in[at] != '\n' && in[at] != alsoEndsAt) {
            at++;
        }
    }

    /** Skips to after the closing quote; a doubled quote is part of the content, and so is one after a backslash. */
    final void skipQuoted(char quote, boolean backslashes) {
        at++;
        while (at < end) {
            byte b = in[at++];
            if (b == quote) {
                if (!is(0, quote)) {
                    return;
                }
                at++;
            } else if (b == '\\' && backslashes && at < end) {
                at++;
            }
        }
        unterminated = true;
    }

    /** A quoted name; what is left of one at the end of the text may be anything and counts as a value. */
    final void quotedName(char quote) {
        int from = at + 1;
        skipQuoted(quote, false);
        if (unterminated) {
            out.value();
        } else {
            out.quotedName(in, from, at - 1, quote);
        }
    }
}
