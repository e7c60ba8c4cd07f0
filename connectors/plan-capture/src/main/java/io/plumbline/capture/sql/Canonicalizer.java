package io.plumbline.capture.sql;

import io.plumbline.capture.sql.Brackets.Element;
import io.plumbline.capture.sql.Brackets.Kind;
import java.nio.charset.StandardCharsets;

/**
 * Takes tokens and writes the canonical text. What turns out to be part of a literal only later (a sign, a character set
 * introducer, an escape clause) is cut off the output again, so nothing is looked at twice.
 */
final class Canonicalizer {

    /** Before a comma: no value, one value, a run of values. */
    private enum Run {
        NONE,
        ONE,
        MANY
    }

    private final Dialect dialect;
    private final WordTable words;
    private final Cursor at;
    private final CanonicalText text;
    private final Groups groups;

    /** Before the first of the signs at the end of the output. */
    private final Cursor.Mark beforeSigns = new Cursor.Mark();

    /** Before a word that belongs to the value after it, and the signs before that. */
    private final Cursor.Mark beforeWord = new Cursor.Mark();

    private final Cursor.Mark signsBeforeWord = new Cursor.Mark();
    private Run lastRun = Run.NONE;
    private Run runBeforeComma = Run.NONE;
    private boolean cutByEngine;
    private int firstWordStart = -1;
    private int firstWordEnd = -1;

    Canonicalizer(Dialect dialect, CanonicalText text) {
        this.dialect = dialect;
        this.text = text;
        words = dialect == Dialect.POSTGRES ? Words.POSTGRES : Words.MYSQL;
        at = new Cursor(text);
        groups = new Groups(at, dialect);
    }

    /** Whether a value may come next; otherwise an operator. */
    boolean expectsOperand() {
        return at.last.operandFollows();
    }

    int listLength() {
        return groups.listLength();
    }

    boolean isCutByEngine() {
        return cutByEngine;
    }

    /** The first word of the text, in the case it was written; empty if there is none. */
    String command(byte[] source) {
        return firstWordStart < 0 || firstWordEnd - firstWordStart > 32
                ? ""
                : new String(source, firstWordStart, firstWordEnd - firstWordStart, StandardCharsets.UTF_8);
    }

    void word(byte[] source, int from, int to) {
        if (firstWordStart < 0) {
            firstWordStart = from;
            firstWordEnd = to;
        }
        known(isName() ? Word.PLAIN : words.find(source, from, to), source, from, to);
    }

    /** Whether the next word is a name, whatever it spells. */
    private boolean isName() {
        return at.last == TokenKind.DOT || at.last == TokenKind.AT_AT;
    }

    /** Whether a word is the one that stands for any character set introducer in a digest; it is never written. */
    boolean isCharset(byte[] source, int from, int to) {
        return words.find(source, from, to).role() == WordRole.ANY_CHARSET;
    }

    private void known(Word word, byte[] source, int from, int to) {
        if (word.role() == WordRole.ANY_CHARSET) {
            return;
        }
        if (isConstant(word.role())) {
            value();
            return;
        }
        boolean bindsToValue = bindsToValue(word.role());
        boolean again = bindsToValue && at.last == TokenKind.WORD && at.role == WordRole.CHARSET;
        if (bindsToValue && !again) {
            signsBeforeWord.copy(beforeSigns);
        }
        settleSigns();
        if (!again) {
            beforeWord.clear();
        }
        if (bindsToValue && !again) {
            beforeWord.set(at);
        }
        WordRole role = roleOf(word);
        boolean keyword = word.operandFollows() || role == WordRole.FIRST;
        if (role == WordRole.AS) {
            at.brackets.as();
        } else if (keyword && role != WordRole.TYPE) {
            at.brackets.element(Element.OTHER);
        } else {
            at.brackets.word(role);
        }
        at.begin(keyword ? TokenKind.KEYWORD : TokenKind.WORD, role);
        text.appendLower(source, from, to);
    }

    private boolean isConstant(WordRole role) {
        return switch (role) {
            case NULL -> expectsOperand() && !follows(WordRole.IS) && !follows(WordRole.NOT) && !follows(WordRole.SET);
            case BOOLEAN -> expectsOperand() && !follows(WordRole.IS);
            case ALL -> follows(WordRole.LIMIT);
            default -> at.last == TokenKind.AT || (at.last == TokenKind.OPEN && at.role == WordRole.EXTRACT);
        };
    }

    private boolean follows(WordRole role) {
        return at.role == role && at.last == TokenKind.KEYWORD;
    }

    private boolean bindsToValue(WordRole role) {
        return role == WordRole.CHARSET || (role == WordRole.UESCAPE && !expectsOperand());
    }

    /** A word's role depends on the one before it: IS NOT is IS, FIRST counts rows only after FETCH. */
    private WordRole roleOf(Word word) {
        return switch (word.role()) {
            case NOT -> at.role == WordRole.IS ? WordRole.IS : WordRole.NOT;
            case FIRST -> at.role == WordRole.FETCH ? WordRole.FIRST : WordRole.NONE;
            default -> word.role();
        };
    }

    /** A quoted name, without its quotes; they are kept only where the name needs them. */
    void quotedName(byte[] source, int from, int to, char quote) {
        if (at.last == TokenKind.AT) {
            value();
            return;
        }
        if (isSimple(source, from, to)) {
            Word word = isName() ? Word.PLAIN : words.find(source, from, to);
            if (!word.reserved()) {
                known(word, source, from, to);
                return;
            }
        }
        settleSigns();
        at.brackets.word(WordRole.NONE);
        at.begin(TokenKind.QUOTED);
        text.append(quote);
        appendQuoted(source, from, to);
        text.append(quote);
    }

    private void appendQuoted(byte[] source, int from, int to) {
        if (dialect == Dialect.MYSQL) {
            text.appendLower(source, from, to);
        } else {
            text.append(source, from, to);
        }
    }

    private boolean isSimple(byte[] source, int from, int to) {
        boolean national = to - from > 1 && source[from] == 'n' && source[from + 1] == '$';
        if (from == to || !CharClass.isLetter(source[from]) || national) {
            return false;
        }
        for (int i = from; i < to; i++) {
            boolean folded = dialect == Dialect.MYSQL || source[i] == CharClass.lower(source[i]);
            if (!CharClass.isWordPart(source[i]) || !folded) {
                return false;
            }
        }
        return true;
    }

    /** A name written U&amp;"..": kept as it is, its escapes are not resolved. */
    void unicodeName(byte[] source, int from, int to) {
        settleSigns();
        at.brackets.word(WordRole.NONE);
        at.begin(TokenKind.QUOTED);
        text.appendLower(source, from, from + 2);
        text.append(source, from + 2, to);
    }

    /** Any literal or parameter. */
    void value() {
        cutByEngine = false;
        foldSigns();
        boolean afterWord = at.last == TokenKind.WORD || at.last == TokenKind.KEYWORD;
        if (afterWord && at.role == WordRole.UESCAPE && beforeWord.isSet()) {
            beforeWord.restore(at);
            lastRun = Run.ONE;
            return;
        }
        if (afterWord && at.role == WordRole.CHARSET) {
            beforeWord.restore(at);
            beforeSigns.copy(signsBeforeWord);
            foldSigns();
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
        boolean more = at.last == TokenKind.COMMA && runBeforeComma != Run.NONE;
        boolean whole = at.last == TokenKind.OPEN;
        cutByEngine = !more;
        if (more || whole) {
            writeValue(whole && dialect == Dialect.MYSQL);
        }
    }

    private void writeValue(boolean many) {
        boolean runs = dialect == Dialect.MYSQL && at.brackets.kind() == Kind.PLAIN;
        if (runs && at.last == TokenKind.COMMA && runBeforeComma != Run.NONE) {
            text.cut(text.length() - 1);
            at.last = TokenKind.VALUE;
            lastRun = runBeforeComma;
            more();
        } else {
            boolean afterOperand = dialect == Dialect.POSTGRES && !expectsOperand();
            at.begin(TokenKind.VALUE);
            appendPlaceholder(afterOperand);
            lastRun = Run.ONE;
            if (many && runs) {
                more();
            }
        }
        at.brackets.value();
    }

    private void appendPlaceholder(boolean afterOperand) {
        if (afterOperand) {
            text.append('\'');
        }
        text.append('?');
        if (afterOperand) {
            text.append('\'');
        }
    }

    private void more() {
        if (lastRun == Run.ONE) {
            for (int i = 0; i < ", ...".length(); i++) {
                text.append(", ...".charAt(i));
            }
        }
        lastRun = Run.MANY;
    }

    /** {@code +} or {@code -}: part of the value that follows if an operand is expected. */
    void sign(char sign) {
        cutByEngine = false;
        boolean operator = !expectsOperand();
        if (operator) {
            at.brackets.element(Element.OTHER);
        } else if (!beforeSigns.isSet()) {
            beforeSigns.set(at);
        }
        at.begin(TokenKind.OPERATOR);
        text.append(sign);
    }

    private void settleSigns() {
        cutByEngine = false;
        if (beforeSigns.isSet()) {
            beforeSigns.clear();
            at.brackets.element(Element.OTHER);
        }
    }

    void operator(byte[] source, int from, int to) {
        settleSigns();
        at.brackets.element(Element.OTHER);
        if (at.last == TokenKind.DOT && to - from == 1 && source[from] == '*') {
            at.last = TokenKind.START;
        }
        at.begin(TokenKind.OPERATOR);
        if (to - from == 2 && source[from] == '!' && source[from + 1] == '=') {
            text.append('<');
            text.append('>');
        } else {
            text.append(source, from, to);
        }
    }

    /** {@code @}, before the name of a user's variable, which digests show as a value. */
    void userVariable() {
        settleSigns();
        at.brackets.element(Element.OTHER);
        at.begin(TokenKind.AT);
        text.append('@');
    }

    /** {@code @@}, before the name of a server's variable. */
    void serverVariable() {
        settleSigns();
        at.brackets.element(Element.OTHER);
        at.begin(TokenKind.AT_AT);
        text.append('@');
        text.append('@');
    }

    void cast() {
        settleSigns();
        at.brackets.cast();
        at.begin(TokenKind.CAST);
        text.append(':');
        text.append(':');
    }

    void dot() {
        settleSigns();
        at.brackets.dot();
        at.begin(TokenKind.DOT);
        text.append('.');
    }

    void punctuation(char character) {
        settleSigns();
        switch (character) {
            case '(' -> groups.open(TokenKind.OPEN, '(');
            case '[' -> groups.open(TokenKind.OPEN_SQUARE, '[');
            case ')' -> groups.close(TokenKind.CLOSE, ')');
            case ']' -> groups.close(TokenKind.CLOSE_SQUARE, ']');
            case ',' -> comma();
            default -> semicolon();
        }
    }

    private void comma() {
        Run run = at.last == TokenKind.VALUE ? lastRun : Run.NONE;
        groups.comma();
        runBeforeComma = run;
    }

    private void semicolon() {
        at.brackets.element(Element.OTHER);
        at.begin(TokenKind.SEMICOLON);
        text.append(';');
    }

    /** Ends the text; semicolons at its end are dropped. */
    void finish() {
        if (beforeSigns.isSet()) {
            at.brackets.element(Element.OTHER);
        }
        groups.finish();
        while (at.brackets.isOutermost() && at.last == TokenKind.SEMICOLON && endsInSemicolon()) {
            text.cut(text.length() - 1);
        }
    }

    private boolean endsInSemicolon() {
        return text.length() > 0 && text.bytes()[text.length() - 1] == ';';
    }
}
