package io.plumbline.capture.sql;

import java.util.Arrays;

/**
 * Cuts a text into tokens: what both dialects share. One pass; a byte is looked at again only to skip the white space
 * after a string or to copy a name in quotes.
 */
abstract class SqlScanner {

    /** Characters that may be looked at behind the end: spaces, so that no look ahead asks where the end is. */
    private static final int BEHIND_END = 4;

    private static final int SMALLEST = 512;

    /** A larger buffer is given back after the text that needed it. */
    private static final int LARGEST_KEPT = 1 << 16;

    final Canonicalizer out;

    char[] in = new char[SMALLEST];
    int end;
    int at;

    /** Whether the text ended inside a literal, a quoted name or a comment. */
    boolean unterminated;

    SqlScanner(Canonicalizer out) {
        this.out = out;
    }

    static SqlScanner of(Dialect dialect, Canonicalizer out) {
        return switch (dialect) {
            case POSTGRES -> new PostgresScanner(out);
            case MYSQL -> new MysqlScanner(out);
        };
    }

    final void scan(String text) {
        load(text);
        out.clear();
        atStart();
        while (at < end) {
            char c = in[at];
            if (c == ' ') {
                // most tokens have one before them; what is behind the end is white space, too
                c = in[++at];
            }
            switch (CharClass.of(c)) {
                case CharClass.SPACE -> at++;
                case CharClass.LETTER -> word();
                case CharClass.DIGIT -> number();
                case CharClass.PUNCTUATION -> punctuation(c);
                case CharClass.OPERATOR -> operator();
                default -> other(c);
            }
        }
        atEnd();
        out.finish();
    }

    private void load(String text) {
        end = text.length();
        if (in.length < end + BEHIND_END || in.length > LARGEST_KEPT) {
            in = new char[Math.max(SMALLEST, end + BEHIND_END)];
        }
        text.getChars(0, end, in, 0);
        Arrays.fill(in, end, end + BEHIND_END, '\0');
        at = 0;
        unterminated = false;
    }

    abstract void word();

    abstract void number();

    abstract void operator();

    /** Quotes and whatever else is special in a dialect; must consume at least one byte. */
    abstract void special(char character);

    abstract boolean startsNumberAtDot();

    void atStart() {}

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
        } else if (CharClass.isDigit(in[at + 1]) && startsNumberAtDot()) {
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
        } else if (out.expectsOperand() && CharClass.isWordPart(in[at + 1])) {
            at++;
            skipWord();
            out.value();
        } else {
            operatorOf(1);
        }
    }

    final boolean is(int ahead, char character) {
        return in[at + ahead] == character;
    }

    final boolean isLower(int ahead, char character) {
        return CharClass.lower(in[at + ahead]) == character;
    }

    final void operatorOf(int length) {
        int from = at;
        at += length;
        out.operator(in, from, at);
    }

    final void plainWord() {
        at = out.word(in, at, end);
    }

    // the character behind the end ends each of these loops

    final void skipWord() {
        char[] text = in;
        int to = at;
        while (CharClass.isWordPart(text[to])) {
            to++;
        }
        at = to;
    }

    final void skipDigits() {
        char[] text = in;
        int to = at;
        while (CharClass.isDigit(text[to])) {
            to++;
        }
        at = to;
    }

    final void skipHexDigits() {
        while (CharClass.isHexDigit(in[at])) {
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
            if (CharClass.isDigit(in[at + digits])) {
                at += digits;
                skipDigitsAndUnderscores();
            }
        }
    }

    /** Digits, with underscores between them. */
    final void skipDigitsAndUnderscores() {
        skipDigits();
        while (is(0, '_') && CharClass.isDigit(in[at + 1])) {
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
        char[] text = in;
        int to = at + 1;
        while (to < end) {
            char c = text[to++];
            if (c == quote) {
                if (text[to] != quote) {
                    at = to;
                    return;
                }
                to++;
            } else if (c == '\\' && backslashes && to < end) {
                to++;
            }
        }
        at = to;
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
