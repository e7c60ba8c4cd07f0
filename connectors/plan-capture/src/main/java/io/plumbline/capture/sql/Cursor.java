package io.plumbline.capture.sql;

/** The end of the output: what was written, what the last token was and which brackets are open. */
final class Cursor {

    final CanonicalText text;
    final Brackets brackets = new Brackets();
    TokenKind last = TokenKind.START;

    /** Role of the last token, if it is a word with one; an opening bracket keeps the role of the word before it. */
    WordRole role = WordRole.NONE;

    Cursor(CanonicalText text) {
        this.text = text;
    }

    /** Writes the space before a token, where one is needed; the caller writes the token. */
    void begin(TokenKind kind, WordRole kindRole) {
        if (!last.joins(kind)) {
            text.append(' ');
        }
        last = kind;
        role = kindRole;
    }

    void begin(TokenKind kind) {
        begin(kind, WordRole.NONE);
    }

    /** Where to return to when later tokens show that earlier ones are part of a literal. */
    static final class Mark {

        private int length = -1;
        private TokenKind last = TokenKind.START;
        private WordRole role = WordRole.NONE;
        private Brackets.Element element = Brackets.Element.EMPTY;

        boolean isSet() {
            return length >= 0;
        }

        void clear() {
            length = -1;
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
            length = -1;
        }
    }
}
