package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;

/** Classes of the characters of an expression, and the tokens that single ones are. */
final class ExpressionCharacter {

    static final byte PUNCTUATION = 0;
    static final byte SPACE = 1;
    static final byte QUOTE = 2;
    static final byte DOUBLE_QUOTE = 3;
    static final byte DOLLAR = 4;
    static final byte DIGIT = 5;
    static final byte WORD = 6;
    static final byte OPERATOR = 7;

    private static final int ASCII = 128;
    private static final byte[] CLASSES = classes();
    private static final ExpressionToken[][] PUNCTUATION_TOKENS = tokens(Kind.PUNCTUATION);
    private static final ExpressionToken[][] OPERATOR_TOKENS = tokens(Kind.OPERATOR);

    private ExpressionCharacter() {}

    static byte of(char character) {
        if (character < ASCII) {
            return CLASSES[character];
        }
        return Character.isWhitespace(character) ? SPACE : WORD;
    }

    static boolean isWordPart(char character) {
        return character >= ASCII || isAsciiWordPart(CLASSES[character]);
    }

    private static boolean isAsciiWordPart(byte type) {
        return type == WORD || type == DIGIT || type == DOLLAR;
    }

    /** The token, apart and adjacent, that a character of no other class is. */
    static ExpressionToken[] punctuation(char ascii) {
        return PUNCTUATION_TOKENS[ascii];
    }

    static ExpressionToken[] operator(char ascii) {
        return OPERATOR_TOKENS[ascii];
    }

    private static byte[] classes() {
        byte[] classes = new byte[ASCII];
        for (char c = 0; c < ASCII; c++) {
            if (Character.isWhitespace(c)) {
                classes[c] = SPACE;
            } else if (Character.isLetter(c) || c == '_') {
                classes[c] = WORD;
            } else if (Character.isDigit(c)) {
                classes[c] = DIGIT;
            } else if ("+-*/<>=~!@#%^&|`?:".indexOf(c) >= 0) {
                classes[c] = OPERATOR;
            }
        }
        classes['\''] = QUOTE;
        classes['"'] = DOUBLE_QUOTE;
        classes['$'] = DOLLAR;
        return classes;
    }

    private static ExpressionToken[][] tokens(Kind kind) {
        ExpressionToken[][] tokens = new ExpressionToken[ASCII][];
        for (char c = 0; c < ASCII; c++) {
            tokens[c] = ExpressionToken.pair(kind, symbol(c), String.valueOf(c));
        }
        return tokens;
    }

    private static Symbol symbol(char character) {
        return switch (character) {
            case '(' -> Symbol.OPEN;
            case ')' -> Symbol.CLOSE;
            case '[' -> Symbol.OPEN_SQUARE;
            case ']' -> Symbol.CLOSE_SQUARE;
            case ',' -> Symbol.COMMA;
            case '.' -> Symbol.DOT;
            case '+' -> Symbol.PLUS;
            case '-' -> Symbol.MINUS;
            case '*' -> Symbol.STAR;
            default -> Symbol.NONE;
        };
    }
}
