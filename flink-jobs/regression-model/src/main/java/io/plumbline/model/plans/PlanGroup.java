package io.plumbline.model.plans;

import io.plumbline.capture.plan.PlanKind;
import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Plans that may be compared with each other: of one kind, engine, optimizer and version of the fingerprint.
 *
 * @param optimizer {@link PlanSighting#optimizer()}: what two optimizers call costs are different units
 */
public record PlanGroup(PlanKind kind, String engine, String optimizer, int fingerprintVersion) {

    private static final Comparator<PlanRecord> MOST_RECENT = Comparator.comparing(PlanRecord::lastSeenAt)
            .thenComparing(PlanRecord::firstSeenAt)
            .thenComparing(PlanRecord::planHash);

    static PlanGroup of(Sample sample, PlanSighting sighting) {
        return new PlanGroup(
                sighting.kind(),
                sample.engine(),
                sighting.optimizer(),
                sighting.plan().fingerprintVersion());
    }

    static PlanGroup of(PlanRecord plan) {
        PlanSummary summary = plan.summary();
        return new PlanGroup(summary.kind(), summary.engine(), summary.optimizer(), summary.fingerprintVersion());
    }

    /** The plans of this group that count as good on {@code instance}: enabled, and ACCEPTED or FIXED. */
    List<PlanRecord> good(List<PlanRecord> plans, String instance) {
        List<PlanRecord> good = new ArrayList<>(plans.size());
        for (PlanRecord plan : plans) {
            if (isGood(plan) && (plan.scope() == PlanScope.GLOBAL || instance.equals(plan.instance()))) {
                good.add(plan);
            }
        }
        return good;
    }

    /** The GLOBAL plans of this group that count as good. */
    List<PlanRecord> goodEverywhere(List<PlanRecord> plans) {
        return plans.stream()
                .filter(plan -> isGood(plan) && plan.scope() == PlanScope.GLOBAL)
                .toList();
    }

    private boolean isGood(PlanRecord plan) {
        return has(plan)
                && plan.enabled()
                && (plan.status() == PlanStatus.ACCEPTED || plan.status() == PlanStatus.FIXED);
    }

    /** Whether the plan is of this group. */
    boolean has(PlanRecord plan) {
        PlanSummary summary = plan.summary();
        return summary.kind() == kind
                && summary.fingerprintVersion() == fingerprintVersion
                && summary.engine().equals(engine)
                && summary.optimizer().equals(optimizer);
    }

    /**
     * What a sample is compared with. Law: FIXED plans win over ACCEPTED ones; among equals the plan in use itself, or
     * else the one seen last.
     */
    static Optional<PlanRecord> reference(List<PlanRecord> good, PlanRecord inUse) {
        List<PlanRecord> fixed = fixed(good);
        List<PlanRecord> candidates = fixed.isEmpty() ? good : fixed;
        for (PlanRecord candidate : candidates) {
            if (candidate.isSamePlanAs(inUse)) {
                return Optional.of(inUse);
            }
        }
        return candidates.stream().max(MOST_RECENT);
    }

    private static List<PlanRecord> fixed(List<PlanRecord> good) {
        for (PlanRecord plan : good) {
            if (plan.status() == PlanStatus.FIXED) {
                return good.stream()
                        .filter(each -> each.status() == PlanStatus.FIXED)
                        .toList();
            }
        }
        return List.of();
    }
}
