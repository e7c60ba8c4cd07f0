package io.plumbline.model.causes;

import java.util.ArrayList;
import java.util.List;

/** Takes a name that the server qualified and quoted apart: {@code public."Order.Lines"} is public and Order.Lines. */
final class QualifiedName {

    private QualifiedName() {}

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** Unquoted, parts joined with dots, as plans name relations. */
    static String plain(String text) {
        return String.join(".", parts(text));
    }
}
