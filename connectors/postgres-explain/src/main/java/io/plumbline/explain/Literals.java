package io.plumbline.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a text holds literals. pg_stat_statements replaces them by parameters when it sees a statement parsed; one
 * that was prepared before the counters were reset is executed without being parsed again and is kept as it was written.
 * Such a text is planned for its literals, and its plan must not be compared with a generic one.
 */
public final class Literals {

    /** What begins like a literal and is none, or else the beginning of a literal. */
    private static final Pattern TOKEN = Pattern.compile("--[^\\n]*|/\\*(?s:.*?)\\*/|\"[^\"]*\"|\\$\\d+"
            + "|[\\p{L}_][\\p{L}\\p{N}_$]*|(?<literal>'|\\d|\\$[\\p{L}\\p{N}_]*\\$)");

    private Literals() {}

    /** Whether there is a number, a string or a dollar-quoted string outside names, parameters and comments. */
    public static boolean in(String text) {
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            if (tokens.group("literal") != null) {
                return true;
            }
        }
        return false;
    }
}
