package io.plumbline.capture.sql;

/** The end of the output: what was written, what the last token was and which brackets are open. */
final class Cursor {

    final CanonicalText text = new CanonicalText();
    final Brackets brackets = new Brackets();

    /** A {@link TokenKind}. */
    int last;

    /** {@link WordRole} of the last token if it is a word with one; an opening bracket keeps that of the word before it. */
    int role;

    void clear() {
        text.clear();
        brackets.clear();
        last = TokenKind.START;
        role = WordRole.NONE;
    }

    /** Writes the space before a token, where one is needed; the caller writes the token. */
    void begin(int kind, int kindRole) {
        if (!TokenKind.joins(last, kind)) {
            text.append(' ');
        }
        last = kind;
        role = kindRole;
    }

    void begin(int kind) {
        begin(kind, WordRole.NONE);
    }

    /** Writes the drafted word, and before it the space where one is needed. */
    void keepDraft(int kind, int kindRole) {
        text.keepDraft(TokenKind.joins(last, kind));
        last = kind;
        role = kindRole;
    }

    boolean isAfterWord() {
        return TokenKind.isWord(last);
    }

    boolean expectsOperand() {
        return TokenKind.operandFollows(last);
    }

    /** Where to return to when later tokens show that earlier ones are part of a literal. */
    static final class Mark {

        private static final int UNSET = -1;

        private int length = UNSET;
        private int last;
        private int role;
        private int element;

        boolean isSet() {
            return length >= 0;
        }

        void clear() {
            length = UNSET;
        }

        void set(Cursor cursor) {
            length = cursor.text.length();
            last = cursor.last;
            role = cursor.role;
            element = cursor.brackets.element();
        }

        void copy(Mark other) {
            length = other.length;
            last = other.last;
            role = other.role;
            element = other.element;
        }

        void restore(Cursor cursor) {
            cursor.text.cut(length);
            cursor.last = last;
            cursor.role = role;
            cursor.brackets.element(element);
            length = UNSET;
        }
    }
}
