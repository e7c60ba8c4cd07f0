package io.plumbline.model.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Retires plans that are not used any more.
 *
 * <p>Law: an ACCEPTED plan that was neither seen nor decided about for {@code retireAfter} is RETIRED, but for the last
 * good plan of its {@link PlanGroup} while another plan of the group is in use: what runs keeps something to be measured by. FIXED
 * plans stay, whatever their age. Plans seen exactly {@code retireAfter} ago are retired.
 */
public final class PlanRetirement {

    private static final Comparator<PlanRecord> LONGEST_UNSEEN = Comparator.comparing(PlanRetirement::usedAt);

    private final Duration retireAfter;

    public PlanRetirement(LifecycleOptions options) {
        this.retireAfter = options.retireAfter();
    }

    /**
     * The plan set looked at.
     *
     * @param retired plans of the set that are RETIRED now and were not before
     */
    public record Looked(List<PlanRecord> plans, List<PlanRecord> retired) {

        public Looked {
            plans = List.copyOf(plans);
            retired = List.copyOf(retired);
        }
    }

    /** Looks at the plans, at {@code now}. */
    public Looked look(List<PlanRecord> plans, Instant now) {
        List<PlanRecord> next = plans;
        List<PlanRecord> retired = new ArrayList<>();
        for (PlanRecord plan : plans.stream().sorted(LONGEST_UNSEEN).toList()) {
            if (plan.status() == PlanStatus.ACCEPTED && isUnused(plan, now) && !isLastOfWhatRuns(next, plan, now)) {
                PlanRecord after = plan.moved(PlanStatus.RETIRED, now);
                next = PlanSet.replace(next, plan, after);
                retired.add(after);
            }
        }
        return new Looked(next, retired);
    }

    /**
     * When to look again: once the longest unseen plan may be unused, and {@code retireAfter} later where there is none or a
     * look has left it. No plan that is accepted meanwhile is due before.
     */
    public Instant nextLook(List<PlanRecord> plans, Instant now) {
        return plans.stream()
                .filter(plan -> plan.status() == PlanStatus.ACCEPTED)
                .min(LONGEST_UNSEEN)
                .map(plan -> usedAt(plan).plus(retireAfter))
                .filter(due -> due.isAfter(now))
                .orElse(now.plus(retireAfter));
    }

    private boolean isUnused(PlanRecord plan, Instant now) {
        return !usedAt(plan).plus(retireAfter).isAfter(now);
    }

    private boolean isLastOfWhatRuns(List<PlanRecord> plans, PlanRecord plan, Instant now) {
        PlanGroup group = PlanGroup.of(plan);
        boolean last = group.goodEverywhere(plans).stream().allMatch(good -> good.isSamePlanAs(plan));
        return last
                && plans.stream()
                        .anyMatch(other -> group.has(other)
                                && !other.isSamePlanAs(plan)
                                && other.lastSeenAt().plus(retireAfter).isAfter(now));
    }

    private static Instant usedAt(PlanRecord plan) {
        Instant seen = plan.lastSeenAt();
        return plan.opinionSince().isAfter(seen) ? plan.opinionSince() : seen;
    }
}
