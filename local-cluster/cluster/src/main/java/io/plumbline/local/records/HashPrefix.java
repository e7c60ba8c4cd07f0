package io.plumbline.local.records;

import io.plumbline.local.process.ConfigurationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What somebody means by the first digits of a hash.
 *
 * @param what whose digits they are, such as {@code sql_hash}
 * @param digits as they were written
 */
public record HashPrefix(String what, String digits) {

    private static final int MOST_LISTED = 20;
    private static final int MOST_TEXT = 60;

    /** How to tell records apart, and to a person. */
    public record Naming<T>(Function<T, String> hash, Function<T, String> description) {}

    /**
     * Those of {@code known} with the one hash that begins so, in their order.
     *
     * @param none what to say when there is no such record, such as {@code no baseline has it}
     * @throws ConfigurationException listing what there is, when no hash is meant or more than one
     */
    public <T> List<T> among(Collection<T> known, Naming<T> naming, String none) {
        String wanted = digits.toLowerCase(Locale.ROOT);
        List<T> found = known.stream()
                .filter(each -> naming.hash.apply(each).startsWith(wanted))
                .toList();
        if (found.isEmpty()) {
            throw problem(none + "; known are:" + list(known, naming));
        }
        if (found.stream().map(naming.hash).distinct().count() > 1) {
            throw problem("more than one has it; give more digits:" + list(found, naming));
        }
        return found;
    }

    private ConfigurationException problem(String problem) {
        return new ConfigurationException(what + " beginning with '" + digits + "'", List.of(problem));
    }

    private static <T> String list(Collection<T> records, Naming<T> naming) {
        Map<String, String> known = new TreeMap<>();
        records.forEach(each -> known.put(naming.hash.apply(each), naming.description.apply(each)));
        List<String> lines = new ArrayList<>();
        known.forEach((hash, text) -> lines.add("\n  " + hash + "  " + cut(text)));
        int more = lines.size() - MOST_LISTED;
        return lines.isEmpty()
                ? " none yet"
                : String.join("", lines.subList(0, Math.min(lines.size(), MOST_LISTED)))
                        + (more > 0 ? "\n  and " + more + " more" : "");
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    }
}
