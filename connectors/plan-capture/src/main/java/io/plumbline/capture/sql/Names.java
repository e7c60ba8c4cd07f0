package io.plumbline.capture.sql;

/** Writes words and quoted names; some words are values. */
final class Names {

    private final Dialect dialect;
    private final WordTable words;
    private final Cursor at;
    private final CanonicalText text;
    private final Values values;

    Names(Dialect dialect, Cursor at, Values values) {
        this.dialect = dialect;
        this.at = at;
        this.values = values;
        text = at.text;
        words = dialect == Dialect.POSTGRES ? Words.POSTGRES : Words.MYSQL;
    }

    /** Takes the word that starts at {@code from} and returns where it ends. */
    int word(char[] source, int from, int end) {
        int to = draft(source, from, end);
        Word word = find();
        if (word.isPlain() && !isConstant(WordRole.NONE)) {
            values.beforeWord(WordRole.NONE);
            at.brackets.word(WordRole.NONE);
            at.keepDraft(TokenKind.WORD, WordRole.NONE);
        } else {
            known(word);
        }
        return to;
    }

    /** Drafts a word where it will most likely be kept. */
    private int draft(char[] source, int from, int end) {
        return text.draft(source, from, end, TokenKind.joins(at.last, TokenKind.WORD));
    }

    private Word find() {
        return isName() ? Word.PLAIN : words.find(text);
    }

    /** Whether the next word is a name, whatever it spells. */
    private boolean isName() {
        return at.last == TokenKind.DOT || at.last == TokenKind.AT_AT;
    }

    /** Whether a word is the one that stands for any character set introducer in a digest; it is never written. */
    boolean isCharset(char[] source, int from, int to) {
        draft(source, from, to);
        return words.find(text).role() == WordRole.ANY_CHARSET;
    }

    /** A word with a meaning, or a constant. */
    private void known(Word word) {
        if (word.role() == WordRole.ANY_CHARSET) {
            return;
        }
        if (isConstant(word.role())) {
            values.value();
            return;
        }
        values.beforeWord(word.role());
        int role = roleOf(word);
        boolean keyword = word.operandFollows() || role == WordRole.FIRST;
        enterElement(role, keyword);
        int kind = keyword ? TokenKind.KEYWORD : TokenKind.WORD;
        if (word.spelling().isEmpty()) {
            at.keepDraft(kind, role);
        } else {
            at.begin(kind, role);
            text.append(word.spelling());
        }
    }

    private void enterElement(int role, boolean keyword) {
        if (role == WordRole.AS) {
            at.brackets.as();
        } else if (keyword && role != WordRole.TYPE) {
            at.brackets.element(Element.OTHER);
        } else {
            at.brackets.word(role);
        }
    }

    private boolean isConstant(int role) {
        return switch (role) {
            case WordRole.NULL ->
                at.expectsOperand() && !follows(WordRole.IS) && !follows(WordRole.NOT) && !follows(WordRole.SET);
            case WordRole.BOOLEAN -> at.expectsOperand() && !follows(WordRole.IS);
            case WordRole.ALL -> follows(WordRole.LIMIT);
            default -> at.last == TokenKind.AT || (at.last == TokenKind.OPEN && at.role == WordRole.EXTRACT);
        };
    }

    private boolean follows(int role) {
        return at.role == role && at.last == TokenKind.KEYWORD;
    }

    /** A word's role may depend on the one before: IS NOT is IS, NOT after an operand a constraint, FIRST after FETCH. */
    private int roleOf(Word word) {
        return switch (word.role()) {
            case WordRole.NOT -> roleOfNot();
            case WordRole.FIRST -> at.role == WordRole.FETCH ? WordRole.FIRST : WordRole.NONE;
            default -> word.role();
        };
    }

    private int roleOfNot() {
        if (at.role == WordRole.IS) {
            return WordRole.IS;
        }
        return at.expectsOperand() ? WordRole.NONE : WordRole.NOT;
    }

    /** A quoted name, without its quotes; they are kept only where the name needs them. */
    void quotedName(char[] source, int from, int to, char quote) {
        if (at.last == TokenKind.AT) {
            values.value();
            return;
        }
        if (isSimple(source, from, to)) {
            draft(source, from, to);
            Word word = find();
            if (!word.reserved()) {
                known(word);
                return;
            }
        }
        values.settleSigns();
        at.brackets.word(WordRole.NONE);
        at.begin(TokenKind.QUOTED);
        text.append(quote);
        appendQuoted(source, from, to);
        text.append(quote);
    }

    private void appendQuoted(char[] source, int from, int to) {
        if (dialect == Dialect.MYSQL) {
            text.appendLower(source, from, to);
        } else {
            text.append(source, from, to);
        }
    }

    private boolean isSimple(char[] source, int from, int to) {
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
    void unicodeName(char[] source, int from, int to) {
        values.settleSigns();
        at.brackets.word(WordRole.NONE);
        at.begin(TokenKind.QUOTED);
        text.appendLower(source, from, from + 2);
        text.append(source, from + 2, to);
    }
}
