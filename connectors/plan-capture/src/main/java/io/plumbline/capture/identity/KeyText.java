package io.plumbline.capture.identity;

import java.util.ArrayList;
import java.util.List;

/** Joins and splits the parts of a key; {@code %}, {@code /} and {@code .} inside a part are escaped. */
final class KeyText {

    private KeyText() {}

    static String join(String... parts) {
        List<String> escaped = new ArrayList<>(parts.length);
        for (String part : parts) {
            escaped.add(escape(part));
        }
        return String.join("/", escaped);
    }

    static String escape(String part) {
        return part.replace("%", "%25").replace("/", "%2F").replace(".", "%2E");
    }

    static String[] split(String text, int expected) {
        String[] parts = text.split("/", -1);
        if (parts.length != expected) {
            throw new IllegalArgumentException(
                    "a key has " + expected + " parts separated by /, was " + text + " with " + parts.length);
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = unescape(parts[i], text);
        }
        return parts;
    }

    private static String unescape(String part, String whole) {
        for (int at = part.indexOf('%'); at >= 0; at = part.indexOf('%', at + 1)) {
            if (!part.startsWith("25", at + 1) && !part.startsWith("2F", at + 1) && !part.startsWith("2E", at + 1)) {
                throw new IllegalArgumentException("a key escapes only %25, %2F and %2E, was " + whole);
            }
        }
        return part.replace("%2E", ".").replace("%2F", "/").replace("%25", "%");
    }
}
