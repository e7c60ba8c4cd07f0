package io.plumbline.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code search_path} as the server does. */
public final class SearchPath {

    private static final String USER = "$user";

    private SearchPath() {}

    /**
     * The schemas that exist, in order, once each.
     *
     * @param configured the setting's text
     * @param role name of the executing role for {@code "$user"}; null when unknown
     * @param existing schemas of the database
     */
    public static List<String> effective(String configured, @Nullable String role, Set<String> existing) {
        Set<String> schemas = new LinkedHashSet<>();
        for (String element : elements(configured)) {
            String schema = element.equals(USER) ? role : element;
            if (schema != null && existing.contains(schema)) {
                schemas.add(schema);
            }
        }
        return List.copyOf(schemas);
    }

    /** The same schemas as a value of {@code search_path}. */
    public static String setting(List<String> schemas) {
        return String.join(
                ", ",
                schemas.stream()
                        .map(schema -> '"' + schema.replace("\"", "\"\"") + '"')
                        .toList());
    }

    private static List<String> elements(String configured) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < configured.length(); i++) {
            char c = configured.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < configured.length() && configured.charAt(i + 1) == '"';
                if (doubled) {
                    element.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                    wasQuoted = true;
                }
            } else if (c == ',' && !quoted) {
                add(elements, element, wasQuoted);
                wasQuoted = false;
            } else if (quoted || !Character.isWhitespace(c)) {
                element.append(c);
            }
        }
        add(elements, element, wasQuoted);
        return elements;
    }

    private static void add(List<String> elements, StringBuilder element, boolean wasQuoted) {
        if (!element.isEmpty()) {
            elements.add(wasQuoted ? element.toString() : element.toString().toLowerCase(Locale.ROOT));
        }
        element.setLength(0);
    }
}
