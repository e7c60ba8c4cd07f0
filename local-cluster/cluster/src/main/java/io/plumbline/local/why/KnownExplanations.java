package io.plumbline.local.why;

import io.plumbline.avro.v1.Explanation;
import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.records.HashPrefix;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest explanation of each statement on each instance. */
public final class KnownExplanations {

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
        List<Explanation> known = newest.values().stream()
                .filter(each -> instance == null || instance.equals(each.getInstance()))
                .sorted(Comparator.comparing(Explanation::getCluster)
                        .thenComparing(Explanation::getDatabase)
                        .thenComparing(Explanation::getNamespace)
                        .thenComparing(Explanation::getInstance))
                .toList();
        String where = instance == null ? "" : " on instance " + instance;
        return new HashPrefix("sql_hash", prefix)
                .among(
                        known,
                        new HashPrefix.Naming<>(Explanation::getSqlHash, Explanation::getSqlText),
                        "no statement with it" + where + " was explained");
    }
}
