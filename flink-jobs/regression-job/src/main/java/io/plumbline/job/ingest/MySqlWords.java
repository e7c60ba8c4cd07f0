package io.plumbline.job.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of one MySQL or MariaDB statement, walked through from the first. Values are not kept: a string in apostrophes
 * is one empty word. What is within {@code /*! ... *}{@code /} counts as text, as it does for the server.
 */
final class MySqlWords {

    /** A DDL statement of more words than this (a table of thousands of columns) is read as far as that. */
    private static final int MOST_WORDS = 50_000;

    /** @param quoted whether it is a name whatever it spells */
    record Word(String text, boolean quoted) {

        boolean is(String keyword) {
            return !quoted && text.equalsIgnoreCase(keyword);
        }
    }

    private static final Word END = new Word("", false);

    private final List<Word> words;
    private int at;

    private MySqlWords(List<Word> words) {
        this.words = words;
    }

    static MySqlWords of(String sql) {
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < sql.length() && words.size() < MOST_WORDS) {
            i = next(sql, i, words);
        }
        return new MySqlWords(words);
    }

    boolean atEnd() {
        return at >= words.size();
    }

    Word peek() {
        return atEnd() ? END : words.get(at);
    }

    /** The word after the next. */
    Word second() {
        return at + 1 < words.size() ? words.get(at + 1) : END;
    }

    Word next() {
        Word word = peek();
        at++;
        return word;
    }

    /** Steps over the keyword if it is the next word. */
    boolean accept(String keyword) {
        boolean found = peek().is(keyword);
        if (found) {
            at++;
        }
        return found;
    }

    /** Steps over the first of the keywords that comes; the keyword in capitals, empty when another word comes. */
    String acceptAny(List<String> keywords) {
        for (String keyword : keywords) {
            if (accept(keyword)) {
                return keyword;
            }
        }
        return "";
    }

    /** Steps over {@code IF [NOT] EXISTS}. */
    void acceptExistence() {
        if (accept("IF")) {
            accept("NOT");
            accept("EXISTS");
        }
    }

    /** Steps behind the next of the keywords that is in no bracket; the keyword in capitals, empty when none comes. */
    String skipBehind(List<String> keywords) {
        int depth = 0;
        while (!atEnd()) {
            Word word = next();
            depth += word.is("(") ? 1 : word.is(")") ? -1 : 0;
            if (depth == 0 && keywords.stream().anyMatch(word::is)) {
                return word.text().toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static int next(String sql, int i, List<Word> words) {
        char c = sql.charAt(i);
        if (Character.isWhitespace(c)) {
            return i + 1;
        }
        if (c == '#' || (sql.startsWith("--", i) && (i + 2 == sql.length() || sql.charAt(i + 2) <= ' '))) {
            return behind(sql, "\n", i);
        }
        if (sql.startsWith("/*", i)) {
            return comment(sql, i);
        }
        if (sql.startsWith("*/", i)) {
            return i + 2;
        }
        if (c == '`' || c == '"' || c == '\'') {
            return quoted(sql, i, words);
        }
        int end = i + 1;
        while (isWordPart(c) && end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        words.add(new Word(sql.substring(i, end), false));
        return end;
    }

    /** Of a comment that the server executes only the opening with the version is left out. */
    private static int comment(String sql, int i) {
        int version = sql.startsWith("/*!", i) ? i + 3 : sql.startsWith("/*M!", i) ? i + 4 : -1;
        if (version < 0) {
            return behind(sql, "*/", i + 2);
        }
        while (version < sql.length() && Character.isDigit(sql.charAt(version))) {
            version++;
        }
        return version;
    }

    private static int quoted(String sql, int start, List<Word> words) {
        char quote = sql.charAt(start);
        StringBuilder text = new StringBuilder();
        int i = start + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i++;
            } else if (c == quote) {
                break;
            } else if (c == '\\' && quote != '`' && i + 1 < sql.length()) {
                i++;
            }
            text.append(sql.charAt(i));
            i++;
        }
        words.add(quote == '\'' ? new Word("", false) : new Word(text.toString(), true));
        return i + 1;
    }

    private static int behind(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
