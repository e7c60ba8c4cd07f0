package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits an expression as PostgreSQL prints it (ruleutils.c) into tokens; one pass, any text. What is left open at the
 * end is a value to the end, so that garbage cannot carry a literal through.
 */
final class ExpressionLexer {

    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?:";

    private final String text;
    private final List<ExpressionToken> tokens = new ArrayList<>();
    private int at;
    private int previousEnd = -1;

    private ExpressionLexer(String text) {
        this.text = text;
    }

    static List<ExpressionToken> tokens(String text) {
        ExpressionLexer lexer = new ExpressionLexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char first = text.charAt(at);
        if (Character.isWhitespace(first)) {
            at++;
        } else if (first == '\'') {
            string(at + 1, false);
        } else if (first == '"') {
            quotedName();
        } else if (first == '$') {
            dollar();
        } else if (isDigit(at) || (first == '.' && isDigit(at + 1) && !followsName())) {
            number();
        } else if (isWordCharacter(first)) {
            word();
        } else if (text.startsWith("::", at)) {
            add(Kind.CAST, "::", at + 2);
        } else if (OPERATOR_CHARACTERS.indexOf(first) >= 0) {
            operator();
        } else {
            add(Kind.PUNCTUATION, text.substring(at, at + 1), at + 1);
        }
    }

    private void string(int start, boolean hasEscapes) {
        int end = start;
        while (end < text.length()) {
            char character = text.charAt(end);
            if (character == '\\' && hasEscapes) {
                end++;
            } else if (character == '\'') {
                if (end + 1 >= text.length() || text.charAt(end + 1) != '\'') {
                    break;
                }
                end++;
            }
            end++;
        }
        addValue(end + 1);
    }

    private void quotedName() {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) == '"') {
                if (end + 1 >= text.length() || text.charAt(end + 1) != '"') {
                    add(Kind.QUOTED, text.substring(at, end + 1), end + 1);
                    return;
                }
                end++;
            }
            end++;
        }
        addValue(end);
    }

    /** A parameter, or a string in dollar quotes, which the server never prints. */
    private void dollar() {
        int end = at + 1;
        while (end < text.length() && isWordCharacter(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        if (isDigit(at + 1)) {
            addValue(end);
            return;
        }
        if (end >= text.length() || text.charAt(end) != '$') {
            addValue(text.length());
            return;
        }
        String quote = text.substring(at, end + 1);
        int close = text.indexOf(quote, end + 1);
        addValue(close < 0 ? text.length() : close + quote.length());
    }

    private void number() {
        int end = at;
        while (end < text.length() && (isWordCharacter(text.charAt(end)) || text.charAt(end) == '.' || isSign(end))) {
            end++;
        }
        add(Kind.NUMBER, "?", end);
    }

    private boolean isSign(int position) {
        char character = text.charAt(position);
        return (character == '+' || character == '-')
                && position > at
                && Character.toLowerCase(text.charAt(position - 1)) == 'e'
                && isDigit(position + 1);
    }

    private void word() {
        int end = at;
        while (end < text.length() && isWordCharacter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        if (end < text.length() && text.charAt(end) == '\'' && isStringPrefix(word)) {
            string(end + 1, word.equalsIgnoreCase("e"));
            return;
        }
        add(Kind.WORD, word, end);
    }

    private void operator() {
        int end = at;
        while (end < text.length()
                && OPERATOR_CHARACTERS.indexOf(text.charAt(end)) >= 0
                && !text.startsWith("::", end)) {
            end++;
        }
        add(Kind.OPERATOR, text.substring(at, end), end);
    }

    private void addValue(int end) {
        add(Kind.VALUE, "?", Math.min(end, text.length()));
    }

    private void add(Kind kind, String token, int end) {
        tokens.add(new ExpressionToken(kind, token, at == previousEnd));
        at = end;
        previousEnd = end;
    }

    private boolean followsName() {
        if (tokens.isEmpty() || at != previousEnd) {
            return false;
        }
        ExpressionToken last = tokens.get(tokens.size() - 1);
        return last.isName() || last.is(")") || last.is("]");
    }

    private boolean isDigit(int position) {
        return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private static boolean isStringPrefix(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "e", "b", "x", "n" -> true;
            default -> false;
        };
    }

    private static boolean isWordCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '$'
                || character >= 0x80;
    }
}
