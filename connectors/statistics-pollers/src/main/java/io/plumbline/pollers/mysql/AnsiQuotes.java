package io.plumbline.pollers.mysql;

/** Texts that were sent under {@code ANSI_QUOTES}, where double quotes are a name's. */
final class AnsiQuotes {

    private AnsiQuotes() {}

    /** The same statement with names in back quotes, which every mode reads alike. */
    static String inBackQuotes(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            int end = end(text, at, first);
            if (first == '"') {
                String name = text.substring(at + 1, Math.max(at + 1, end - 1));
                result.append('`')
                        .append(name.replace("`", "``").replace("\"\"", "\""))
                        .append('`');
            } else {
                result.append(text, at, end);
            }
            at = end;
        }
        return result.toString();
    }

    /** Where the quoted text, the comment or the single character that begins here ends. */
    private static int end(String text, int from, char first) {
        if (first == '\'' || first == '`' || first == '"') {
            return quotedEnd(text, from, first);
        }
        if (text.startsWith("/*", from)) {
            return after(text, "*/", from + 2);
        }
        boolean comment = first == '#' || text.startsWith("-- ", from);
        return comment ? after(text, "\n", from + 1) : from + 1;
    }

    private static int quotedEnd(String text, int from, char quote) {
        int at = from + 1;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '\\' && quote == '\'') {
                at++;
            } else if (character == quote) {
                if (at + 1 >= text.length() || text.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return text.length();
    }

    private static int after(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }
}
