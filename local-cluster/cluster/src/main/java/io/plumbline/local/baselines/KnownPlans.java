package io.plumbline.local.baselines;

import io.plumbline.avro.v1.PlanBaseline;
import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.records.HashPrefix;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The baselines there are. */
public final class KnownPlans {

    private static final String NONE = "no baseline has it";
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
        return new HashPrefix("sql_hash", prefix)
                .among(baselines, new HashPrefix.Naming<>(PlanBaseline::getSqlHash, PlanBaseline::getSqlText), NONE);
    }

    /**
     * A baseline of the one plan whose hash begins with {@code prefix}; where several statements have the plan, any of them.
     *
     * @throws ConfigurationException listing what there is, when no plan is meant or more than one
     */
    public PlanBaseline plan(String prefix) {
        return new HashPrefix("plan_hash", prefix)
                .among(
                        baselines,
                        new HashPrefix.Naming<>(
                                baseline -> baseline.getPlan().getPlanHash(),
                                baseline -> baseline.getStatus() + "  " + baseline.getSqlText()),
                        NONE)
                .get(0);
    }
}
