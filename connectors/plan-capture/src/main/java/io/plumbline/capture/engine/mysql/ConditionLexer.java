package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.engine.mysql.ConditionToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits what MySQL prints of a condition or a rewritten statement (Item::print) into tokens; one pass, any text. What is
 * left open at the end is a value to the end, so that garbage cannot carry a literal through.
 */
final class ConditionLexer {

    private static final Set<String> TYPED_LITERALS = Set.of("date", "time", "timestamp", "x", "b", "n");
    private static final Set<String> CONSTANTS = Set.of("null", "true", "false");
    private static final Set<String> LONG_OPERATORS =
            Set.of("<=", ">=", "<>", "!=", "<<", ">>", "->", ":=", "||", "&&");
    private static final String SUBQUERY = "/* select#";

    /** The quotes that are an identifier's wherever they stand. */
    private final String nameQuotes;

    private final String text;
    private final List<ConditionToken> tokens = new ArrayList<>();
    private int at;

    private ConditionLexer(String text, String nameQuotes) {
        this.text = text;
        this.nameQuotes = nameQuotes;
    }

    /** Tokens of which none holds a literal. */
    static List<ConditionToken> split(String text) {
        return new ConditionLexer(text, "`").all();
    }

    /** The same, where all in double quotes is a name: for text under ANSI_QUOTES that does not leave the process. */
    static List<ConditionToken> splitNames(String text) {
        return new ConditionLexer(text, "`\"").all();
    }

    private List<ConditionToken> all() {
        while (at < text.length()) {
            next();
        }
        return tokens;
    }

    private void next() {
        char first = text.charAt(at);
        if (Character.isWhitespace(first)) {
            at++;
        } else if (first == '\'') {
            at = stringEnd(at + 1);
            addString();
        } else if (first == '`') {
            quotedName('`');
        } else if (first == '"') {
            quotedName('"');
        } else if (isWordPart(first)) {
            wordOrNumber();
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (first == '<' && wrapperEnd() > 0) {
            int end = wrapperEnd();
            add(Kind.WORD, text.substring(at, end).replaceAll("[0-9]", ""), end);
        } else {
            symbol();
        }
    }

    /** A string, with the introducer or type in front of it. */
    private void addString() {
        if (!tokens.isEmpty()) {
            ConditionToken last = tokens.get(tokens.size() - 1);
            String word = last.text().toLowerCase(Locale.ROOT);
            if (last.kind() == Kind.WORD && (word.startsWith("_") || TYPED_LITERALS.contains(word))) {
                tokens.remove(tokens.size() - 1);
            }
        }
        tokens.add(ConditionToken.PARAMETER);
    }

    private int stringEnd(int start) {
        int end = start;
        while (end < text.length()) {
            char character = text.charAt(end);
            if (character == '\\') {
                end++;
            } else if (character == '\'') {
                if (end + 1 >= text.length() || text.charAt(end + 1) != '\'') {
                    return end + 1;
                }
                end++;
            }
            end++;
        }
        return text.length();
    }

    private void quotedName(char quote) {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) == quote) {
                if (end + 1 >= text.length() || text.charAt(end + 1) != quote) {
                    boolean name = nameQuotes.indexOf(quote) >= 0 || isQualified(at, end + 1);
                    String inside = text.substring(at + 1, end);
                    add(name ? Kind.QUOTED : Kind.VALUE, name ? inside : "?", end + 1);
                    return;
                }
                end++;
            }
            end++;
        }
        add(Kind.VALUE, "?", text.length());
    }

    /** Whether a double quoted text is a part of a name, which it is under ANSI_QUOTES: only those stand at a dot. */
    private boolean isQualified(int start, int end) {
        return (start > 0 && text.charAt(start - 1) == '.') || (end < text.length() && text.charAt(end) == '.');
    }

    private void wordOrNumber() {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        boolean digit = isDigit(text.charAt(at));
        if (digit && !isAfterDot()) {
            add(Kind.VALUE, "?", numberEnd(end));
            return;
        }
        String word = text.substring(at, end);
        if (CONSTANTS.contains(word.toLowerCase(Locale.ROOT)) && !isTested()) {
            add(Kind.VALUE, "?", end);
        } else {
            add(Kind.WORD, word, end);
        }
    }

    /** Whether IS or IS NOT stands before: then NULL is no value but a part of the operator. */
    private boolean isTested() {
        int last = tokens.size() - 1;
        return last >= 0
                && (tokens.get(last).isWord("is")
                        || (last > 0
                                && tokens.get(last).isWord("not")
                                && tokens.get(last - 1).isWord("is")));
    }

    private int numberEnd(int wordEnd) {
        int end = wordEnd;
        while (end < text.length()
                && (text.charAt(end) == '.' || isWordPart(text.charAt(end)) || isExponentSign(end))) {
            end++;
        }
        return end;
    }

    private boolean isExponentSign(int position) {
        char sign = text.charAt(position);
        return (sign == '+' || sign == '-')
                && (text.charAt(position - 1) == 'e' || text.charAt(position - 1) == 'E')
                && position + 1 < text.length()
                && isDigit(text.charAt(position + 1));
    }

    private void comment() {
        int close = text.indexOf("*/", at + 2);
        int end = close < 0 ? text.length() : close + 2;
        if (text.startsWith(SUBQUERY, at)) {
            add(
                    Kind.SUBQUERY_MARK,
                    text.substring(at + SUBQUERY.length(), Math.max(at + SUBQUERY.length(), end - 2))
                            .strip(),
                    end);
        } else {
            at = end;
        }
    }

    /** Where what looks like {@code <cache>} ends; 0 where the sign is a comparison. */
    private int wrapperEnd() {
        int end = at + 1;
        while (end < text.length() && (isWordPart(text.charAt(end)) || (end > at + 1 && text.charAt(end) == ' '))) {
            end++;
        }
        return end > at + 1 && end < text.length() && text.charAt(end) == '>' && !isDigit(text.charAt(at + 1))
                ? end + 1
                : 0;
    }

    private void symbol() {
        if (text.startsWith("<=>", at) || text.startsWith("->>", at)) {
            add(Kind.SYMBOL, text.substring(at, at + 3), at + 3);
        } else if (at + 1 < text.length() && LONG_OPERATORS.contains(text.substring(at, at + 2))) {
            add(Kind.SYMBOL, text.substring(at, at + 2), at + 2);
        } else {
            add(Kind.SYMBOL, text.substring(at, at + 1), at + 1);
        }
    }

    private void add(Kind kind, String content, int end) {
        tokens.add(new ConditionToken(kind, content));
        at = end;
    }

    private boolean isAfterDot() {
        return at > 0 && text.charAt(at - 1) == '.' && !tokens.isEmpty();
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$' || character > 127;
    }
}
