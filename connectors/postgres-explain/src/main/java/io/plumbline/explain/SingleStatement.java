package io.plumbline.explain;

/** Guards what is sent behind EXPLAIN: text from the server's statistics must be one statement. */
public final class SingleStatement {

    private SingleStatement() {}

    /** Whether there is no semicolon outside quotes and comments. */
    public static boolean isOne(String text) {
        return !CodeSpans.of(text).contain(';');
    }

    /** Without the semicolons and white space at its end. */
    public static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ';' || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(0, end);
    }
}
