package io.plumbline.pollers.postgres;

/**
 * Guards what is sent behind EXPLAIN: text from the server's statistics must be one statement.
 *
 * <p>Reads string literals, quoted names, dollar quotes and comments as the server does with
 * {@code standard_conforming_strings = on}, which our sessions set.
 */
final class SingleStatement {

    private final String text;
    private int at;

    private SingleStatement(String text) {
        this.text = text;
    }

    /** Whether there is no semicolon outside quotes and comments, but for one at the end. */
    static boolean isOne(String text) {
        return new SingleStatement(text).hasOne();
    }

    /** Without the semicolons and white space at its end. */
    static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ';' || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(0, end);
    }

    private boolean hasOne() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean escapes = c == '\'' && at > 0 && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E');
            if (c == ';') {
                return false;
            }
            if (c == '\'' || c == '"') {
                skipQuoted(c, escapes);
            } else if (text.startsWith("--", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else if (c == '$') {
                skipDollarQuoted();
            } else {
                at++;
            }
        }
        return true;
    }

    private void skipQuoted(char quote, boolean escapes) {
        for (at++; at < text.length(); at++) {
            if (escapes && text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == quote) {
                break;
            }
        }
        at++;
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void skipComment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
    }

    private void skipDollarQuoted() {
        int end = at + 1;
        while (end < text.length() && isTagCharacter(text.charAt(end))) {
            end++;
        }
        boolean startsWithDigit = end > at + 1 && Character.isDigit(text.charAt(at + 1));
        boolean insideName = at > 0 && isTagCharacter(text.charAt(at - 1));
        if (end >= text.length() || text.charAt(end) != '$' || startsWithDigit || insideName) {
            at++;
            return;
        }
        String tag = text.substring(at, end + 1);
        at = end + 1;
        skipTo(tag);
    }

    private static boolean isTagCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
