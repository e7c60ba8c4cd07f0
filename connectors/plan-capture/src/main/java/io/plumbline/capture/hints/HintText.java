package io.plumbline.capture.hints;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Phrases as pg_hint_plan parses them: names between double quotes, a double quote in them doubled. Between quotes it
 * takes every character as it is, so no name can end its phrase or begin another.
 */
final class HintText {

    private HintText() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String phrase(String keyword, List<String> names) {
        return names.stream().map(HintText::quoted).collect(Collectors.joining(" ", keyword + "(", ")"));
    }

    static String leading(String order) {
        return "Leading(" + order + ")";
    }

    static String pair(String outer, String inner) {
        return "(" + outer + " " + inner + ")";
    }
}
