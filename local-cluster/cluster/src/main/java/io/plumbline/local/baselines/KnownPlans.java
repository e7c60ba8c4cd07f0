package io.plumbline.local.baselines;

import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.local.watch.ConfigurationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The baselines there are. */
public final class KnownPlans {

    private static final int MOST_LISTED = 20;
    private static final int MOST_TEXT = 60;
    private static final Comparator<PlanBaseline> BY_STATEMENT = Comparator.comparing(PlanBaseline::getCluster)
            .thenComparing(PlanBaseline::getDatabase)
            .thenComparing(PlanBaseline::getNamespace)
            .thenComparing(PlanBaseline::getSqlHash)
            .thenComparing(PlanBaseline::getFirstSeenAt)
            .thenComparing(baseline -> baseline.getPlan().getPlanHash());

    private final List<PlanBaseline> baselines;

    public KnownPlans(Collection<PlanBaseline> baselines) {
        this.baselines = baselines.stream().sorted(BY_STATEMENT).toList();
    }

    /** All, by statement and the time they were first seen. */
    public List<PlanBaseline> all() {
        return baselines;
    }

    /**
     * The baselines of the one statement whose hash begins with {@code prefix}, wherever it runs.
     *
     * @throws ConfigurationException listing what there is, when no statement is meant or more than one
     */
    public List<PlanBaseline> ofStatement(String prefix) {
        return find("sql_hash", prefix, PlanBaseline::getSqlHash, PlanBaseline::getSqlText);
    }

    /**
     * A baseline of the one plan whose hash begins with {@code prefix}; where several statements have the plan, any of them.
     *
     * @throws ConfigurationException listing what there is, when no plan is meant or more than one
     */
    public PlanBaseline plan(String prefix) {
        return find(
                        "plan_hash",
                        prefix,
                        baseline -> baseline.getPlan().getPlanHash(),
                        baseline -> baseline.getStatus() + "  " + baseline.getSqlText())
                .get(0);
    }

    private List<PlanBaseline> find(
            String what,
            String prefix,
            Function<PlanBaseline, String> hash,
            Function<PlanBaseline, String> description) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        List<PlanBaseline> found = baselines.stream()
                .filter(each -> hash.apply(each).startsWith(wanted))
                .toList();
        String place = what + " beginning with '" + prefix + "'";
        if (found.isEmpty()) {
            throw new ConfigurationException(
                    place, List.of("no baseline has it; known are:" + list(baselines, hash, description)));
        }
        if (found.stream().map(hash).distinct().count() > 1) {
            throw new ConfigurationException(
                    place, List.of("more than one has it; give more digits:" + list(found, hash, description)));
        }
        return found;
    }

    private static String list(
            List<PlanBaseline> baselines,
            Function<PlanBaseline, String> hash,
            Function<PlanBaseline, String> description) {
        Map<String, String> known = new TreeMap<>();
        baselines.forEach(each -> known.put(hash.apply(each), description.apply(each)));
        List<String> lines = new ArrayList<>();
        known.forEach((each, text) -> lines.add("\n  " + each + "  " + cut(text)));
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
