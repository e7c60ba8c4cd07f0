package io.plumbline.capture.sql;

/** The lexical rules of MySQL's {@code sql_lex.cc}, with {@code ANSI_QUOTES} and {@code NO_BACKSLASH_ESCAPES} off. */
final class MysqlScanner extends SqlScanner {

    /** How many comments whose content is executed are open. */
    private int executable;

    MysqlScanner(Canonicalizer out) {
        super(out);
    }

    @Override
    void atStart() {
        executable = 0;
    }

    @Override
    void word() {
        char first = CharClass.lower(in[at]);
        if (is(1, '\'') && (first == 'x' || first == 'b' || first == 'n')) {
            at++;
            skipQuoted('\'', first == 'n');
            out.value();
        } else {
            plainWord();
        }
    }

    /** Digits may also start a name. */
    @Override
    void number() {
        int from = at;
        skipDigits();
        if (at == from + 1 && in[from] == '0' && (is(0, 'x') || is(0, 'b'))) {
            at++;
            skipHexDigits();
        }
        boolean prefixed = at > from + 2 && !CharClass.isDigit(in[from + 1]);
        if (!prefixed) {
            at = from;
            skipDigits();
            skipFractionAndExponent();
        }
        if (CharClass.isWordPart(in[at]) && isPlain(from, prefixed)) {
            nameOrCutExponent(from);
        } else {
            out.value();
        }
    }

    /** Digits and an e, perhaps with a sign, at the end of a text are what is left of a number. */
    private void nameOrCutExponent(int from) {
        int letters = at;
        skipWord();
        boolean cut = at == end || (at + 1 == end && (is(0, '+') || is(0, '-')));
        if (cut && at == letters + 1 && CharClass.lower(in[letters]) == 'e') {
            out.value();
        } else {
            out.quotedName(in, from, at, '`');
        }
    }

    /** Whether the number has neither fraction nor exponent, so that letters after it make it a name. */
    private boolean isPlain(int from, boolean prefixed) {
        for (int i = from; i < at && !prefixed; i++) {
            if (!CharClass.isDigit(in[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    boolean startsNumberAtDot() {
        return out.expectsOperand();
    }

    @Override
    void special(char character) {
        switch (character) {
            case '\'', '"' -> {
                skipQuoted(character, true);
                out.value();
            }
            case '$' -> dollar();
            case '\\' -> backslash();
            default -> operatorOf(1);
        }
    }

    private void dollar() {
        int from = at;
        at++;
        skipDigits();
        if (at > from + 1 && !CharClass.isWordPart(in[at])) {
            out.value();
        } else {
            skipWord();
            out.quotedName(in, from, at, '`');
        }
    }

    /** {@code \N} is NULL. */
    private void backslash() {
        if (is(1, 'N')) {
            at += 2;
            out.value();
        } else {
            operatorOf(1);
        }
    }

    /** A digest shows a character set introducer as {@code (_charset)}: part of the literal after it. */
    @Override
    void punctuation(char character) {
        if (character != '(' || !skipCharset()) {
            super.punctuation(character);
        }
    }

    private boolean skipCharset() {
        int from = at;
        at++;
        skipSpace();
        int word = at;
        if (is(0, '_')) {
            skipWord();
            boolean charset = out.isCharset(in, word, at);
            skipSpace();
            if (charset && is(0, ')')) {
                at++;
                return true;
            }
        }
        at = from;
        return false;
    }

    private void skipSpace() {
        while (at < end && CharClass.isSpace(in[at])) {
            at++;
        }
    }

    @Override
    void operator() {
        switch (in[at]) {
            case '#' -> skipLine('\n');
            case '`' -> quotedName('`');
            case '?' -> {
                at++;
                out.value();
            }
            case '@' -> variable();
            case '-' -> minus();
            case '/' -> slash();
            case '*' -> star();
            case '+' -> {
                at++;
                out.sign('+');
            }
            default -> operatorOf(operatorLength());
        }
    }

    private void variable() {
        if (is(1, '@')) {
            at += 2;
            out.serverVariable();
        } else {
            at++;
            out.userVariable();
        }
    }

    /** Two dashes start a comment only before white space. */
    private void minus() {
        if (is(1, '-') && CharClass.isSpace(in[at + 2])) {
            skipLine('\n');
        } else if (is(1, '>')) {
            operatorOf(is(2, '>') ? 3 : 2);
        } else {
            at++;
            out.sign('-');
        }
    }

    private void slash() {
        if (!is(1, '*')) {
            operatorOf(1);
        } else if (is(2, '!') || (is(2, 'M') && is(3, '!'))) {
            at += is(2, '!') ? 3 : 4;
            executable++;
            skipDigits();
        } else {
            skipComment();
        }
    }

    private void skipComment() {
        at += 2;
        while (at < end) {
            if (is(0, '*') && is(1, '/')) {
                at += 2;
                return;
            }
            at++;
        }
        unterminated = true;
    }

    private void star() {
        if (executable > 0 && is(1, '/')) {
            executable--;
            at += 2;
        } else {
            operatorOf(1);
        }
    }

    private int operatorLength() {
        char first = in[at];
        if (first == '<' && is(1, '=') && is(2, '>')) {
            return 3;
        }
        boolean equals = is(1, '=') && (first == '<' || first == '>' || first == '!');
        boolean doubled = is(1, first) && "<>&|".indexOf(first) >= 0;
        return equals || doubled || (first == '<' && is(1, '>')) ? 2 : 1;
    }

    @Override
    void atEnd() {
        unterminated |= executable > 0;
    }
}
