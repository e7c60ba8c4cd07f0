package io.plumbline.local.why;

import io.plumbline.avro.v1.Explanation;
import io.plumbline.local.watch.ConfigurationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest explanation of each statement on each instance. */
public final class KnownExplanations {

    private static final int MOST_LISTED = 20;
    private static final int MOST_TEXT = 60;

    private final Map<String, Explanation> newest = new TreeMap<>();

    /** Takes one in; the last of a key counts. */
    public void add(String key, Explanation explanation) {
        newest.put(key, explanation);
    }

    /**
     * The explanations of the one statement whose hash begins with {@code prefix}, over all databases and instances.
     *
     * @throws ConfigurationException listing what there is, when no statement is meant or more than one
     */
    public List<Explanation> find(String prefix, @Nullable String instance) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        List<Explanation> found = newest.values().stream()
                .filter(each -> each.getSqlHash().startsWith(wanted))
                .filter(each -> instance == null || instance.equals(each.getInstance()))
                .sorted(Comparator.comparing(Explanation::getCluster)
                        .thenComparing(Explanation::getDatabase)
                        .thenComparing(Explanation::getNamespace)
                        .thenComparing(Explanation::getInstance))
                .toList();
        if (found.isEmpty()) {
            throw problem(
                    prefix,
                    "no statement with it" + (instance == null ? "" : " on instance " + instance)
                            + " was explained; known are:" + list(newest.values()));
        }
        if (found.stream().map(Explanation::getSqlHash).distinct().count() > 1) {
            throw problem(prefix, "more than one statement has it; give more digits:" + list(found));
        }
        return found;
    }

    private static ConfigurationException problem(String prefix, String problem) {
        return new ConfigurationException("sql_hash beginning with '" + prefix + "'", List.of(problem));
    }

    private static String list(Iterable<Explanation> explanations) {
        Map<String, String> statements = new TreeMap<>();
        explanations.forEach(each -> statements.put(each.getSqlHash(), each.getSqlText()));
        List<String> lines = new ArrayList<>();
        statements.forEach((hash, text) -> lines.add("\n  " + hash + "  " + cut(text)));
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
