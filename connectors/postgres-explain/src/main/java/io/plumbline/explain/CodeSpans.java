package io.plumbline.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The parts of a text outside string literals, quoted names, dollar quotes and comments, as the server tells them with
 * {@code standard_conforming_strings = on}, which our sessions set.
 */
final class CodeSpans {

    /** From {@code start}, inclusive, to {@code end}, exclusive. */
    private record Span(int start, int end) {}

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private int at;

    private CodeSpans(String text) {
        this.text = text;
    }

    static CodeSpans of(String text) {
        CodeSpans result = new CodeSpans(text);
        result.find();
        return result;
    }

    boolean contain(char wanted) {
        return spans.stream().anyMatch(span -> {
            int found = text.indexOf(wanted, span.start());
            return found >= 0 && found < span.end();
        });
    }

    /** The text with each part replaced by what {@code change} makes of it. */
    String map(UnaryOperator<String> change) {
        StringBuilder result = new StringBuilder(text.length());
        int written = 0;
        for (Span span : spans) {
            result.append(text, written, span.start()).append(change.apply(text.substring(span.start(), span.end())));
            written = span.end();
        }
        return result.append(text, written, text.length()).toString();
    }

    private void find() {
        int start = 0;
        while (at < text.length()) {
            int before = at;
            if (skipped()) {
                spans.add(new Span(start, before));
                start = at;
            } else {
                at++;
            }
        }
        spans.add(new Span(start, text.length()));
    }

    /** Whether something other than code stands here; it is passed then. */
    private boolean skipped() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            boolean escapes = c == '\'' && at > 0 && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E');
            skipQuoted(c, escapes);
        } else if (text.startsWith("--", at)) {
            skipTo("\n");
        } else if (text.startsWith("/*", at)) {
            skipComment();
        } else {
            return c == '$' && skippedDollarQuoted();
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
        at = Math.min(at + 1, text.length());
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

    private boolean skippedDollarQuoted() {
        int end = at + 1;
        while (end < text.length() && isTagCharacter(text.charAt(end))) {
            end++;
        }
        boolean startsWithDigit = end > at + 1 && Character.isDigit(text.charAt(at + 1));
        boolean insideName = at > 0 && isTagCharacter(text.charAt(at - 1));
        if (end >= text.length() || text.charAt(end) != '$' || startsWithDigit || insideName) {
            return false;
        }
        String tag = text.substring(at, end + 1);
        at = end + 1;
        skipTo(tag);
        return true;
    }

    private static boolean isTagCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
