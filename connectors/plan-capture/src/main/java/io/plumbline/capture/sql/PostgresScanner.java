package io.plumbline.capture.sql;

/** The lexical rules of PostgreSQL's {@code scan.l}, with {@code standard_conforming_strings} on. */
final class PostgresScanner extends SqlScanner {

    private static final String SPECIAL_OPERATOR_CHARACTERS = "~!@#%^&|`";

    /** End of the run of operator characters last looked at, so that no part of it is looked at twice. */
    private int runEnd;

    private int lastSpecial;
    private int lastNotSign;

    PostgresScanner(Canonicalizer out) {
        super(out);
    }

    @Override
    void atStart() {
        runEnd = 0;
    }

    @Override
    void word() {
        char second = in[at + 1];
        if (second == '\'' || second == '&' || second == '$') {
            prefixed(CharClass.lower(in[at]));
        } else {
            plainWord();
        }
    }

    private void prefixed(char first) {
        if (is(1, '\'') && (first == 'e' || first == 'b' || first == 'x' || first == 'n')) {
            at++;
            string(first == 'e');
        } else if (first == 'u' && is(1, '&') && is(2, '\'')) {
            at += 2;
            string(false);
        } else if (first == 'u' && is(1, '&') && is(2, '"')) {
            unicodeName();
        } else if (first == 'n' && is(1, '$')) {
            parameterAfterNational();
        } else {
            plainWord();
        }
    }

    /** The server's statistics keep {@code N'text'} as {@code N$1}. */
    private void parameterAfterNational() {
        int from = at;
        at += 2;
        skipDigits();
        if (at > from + 2 && !CharClass.isWordPart(in[at])) {
            out.value();
        } else {
            at = from;
            plainWord();
        }
    }

    private void unicodeName() {
        int from = at;
        at += 2;
        skipQuoted('"', false);
        if (unterminated) {
            out.value();
        } else {
            out.unicodeName(in, from, at);
        }
    }

    private void string(boolean backslashes) {
        skipQuoted('\'', backslashes);
        while (continues()) {
            skipQuoted('\'', backslashes);
        }
        out.value();
    }

    /** Moves to the next part of a string that continues after a line break; stays where it is if there is none. */
    private boolean continues() {
        int from = at;
        boolean lineBreak = false;
        while (at < end && (CharClass.isSpace(in[at]) || isLineComment())) {
            if (in[at] == '-') {
                skipLine('\r');
            } else {
                lineBreak |= in[at] == '\n' || in[at] == '\r';
                at++;
            }
        }
        if (lineBreak && is(0, '\'')) {
            return true;
        }
        at = from;
        return false;
    }

    private boolean isLineComment() {
        return is(0, '-') && is(1, '-');
    }

    @Override
    void number() {
        if (in[at] == '0' && isRadix(CharClass.lower(in[at + 1])) && startsDigits(2)) {
            at += 2;
            do {
                at++;
                skipHexDigits();
            } while (is(0, '_') && at + 1 < end && CharClass.isHexDigit(in[at + 1]));
        } else {
            skipDigits();
            if (CharClass.isNumberPart(in[at])) {
                skipDigitsAndUnderscores();
                skipFractionAndExponent();
            }
        }
        out.value();
    }

    private static boolean isRadix(char letter) {
        return letter == 'x' || letter == 'o' || letter == 'b';
    }

    private boolean startsDigits(int ahead) {
        int first = is(ahead, '_') ? ahead + 1 : ahead;
        return CharClass.isHexDigit(in[at + first]);
    }

    @Override
    boolean startsNumberAtDot() {
        return true;
    }

    @Override
    void special(char character) {
        switch (character) {
            case '\'' -> string(false);
            case '"' -> quotedName('"');
            case '$' -> dollar();
            default -> operatorOf(1);
        }
    }

    private void dollar() {
        if (CharClass.isDigit(in[at + 1])) {
            at++;
            skipDigits();
            out.value();
            return;
        }
        int tagEnd = at + 1;
        while (in[tagEnd] != '$' && CharClass.isWordPart(in[tagEnd])) {
            tagEnd++;
        }
        if (in[tagEnd] == '$') {
            skipDollarQuoted(tagEnd + 1 - at);
            out.value();
        } else {
            operatorOf(1);
        }
    }

    private void skipDollarQuoted(int tagLength) {
        int tag = at;
        at += tagLength;
        while (at < end) {
            if (in[at] == '$' && repeats(tag, tagLength)) {
                at += tagLength;
                return;
            }
            at++;
        }
        unterminated = true;
    }

    private boolean repeats(int tag, int tagLength) {
        if (end - at < tagLength) {
            return false;
        }
        for (int i = 1; i < tagLength; i++) {
            if (in[at + i] != in[tag + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    void operator() {
        if (isLineComment()) {
            skipLine('\r');
        } else if (is(0, '/') && is(1, '*')) {
            skipComment();
        } else if (is(0, '?')) {
            questionMark();
        } else if (is(0, '@') && is(1, '?') && !out.expectsOperand()) {
            int from = at;
            at += is(2, '?') ? 3 : 2;
            out.operator(in, from, from + 2);
        } else {
            symbols();
        }
    }

    private void skipComment() {
        char[] text = in;
        int to = at + 2;
        int depth = 1;
        while (depth > 0 && to < end) {
            char c = text[to++];
            if (c == '*' && text[to] == '/') {
                depth--;
                to++;
            } else if (c == '/' && text[to] == '*') {
                depth++;
                to++;
            }
        }
        at = to;
        unterminated = depth > 0;
    }

    /** A parameter where an operand is expected, else one of the operators that start with it; JDBC doubles those. */
    private void questionMark() {
        if (out.expectsOperand()) {
            at++;
            out.value();
            return;
        }
        int from = is(1, '?') ? at + 1 : at;
        at = from + 1;
        while (isOperatorCharacter() && !is(0, '?')) {
            at++;
        }
        out.operator(in, from, at);
    }

    private boolean isOperatorCharacter() {
        return CharClass.of(in[at]) == CharClass.OPERATOR && !isLineComment() && !(is(0, '/') && is(1, '*'));
    }

    /** The longest operator; one of several characters ends in a sign only if it has a special character. */
    private void symbols() {
        int from = at;
        int to = CharClass.of(in[from + 1]) == CharClass.OPERATOR ? endOfOperator(from) : from + 1;
        at = to;
        if (to == from + 1 && (in[from] == '+' || in[from] == '-')) {
            out.sign(in[from]);
        } else {
            out.operator(in, from, to);
        }
    }

    private int endOfOperator(int from) {
        if (from >= runEnd) {
            measureRun();
        }
        return lastSpecial >= from ? runEnd : Math.max(lastNotSign, from) + 1;
    }

    private void measureRun() {
        int from = at;
        lastSpecial = -1;
        lastNotSign = -1;
        do {
            char b = in[at];
            if (SPECIAL_OPERATOR_CHARACTERS.indexOf(b) >= 0) {
                lastSpecial = at;
            }
            if (b != '+' && b != '-') {
                lastNotSign = at;
            }
            at++;
        } while (isOperatorCharacter() && !is(0, '?'));
        runEnd = at;
        at = from;
    }
}
