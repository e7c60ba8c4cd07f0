package io.plumbline.model.plans;

import io.plumbline.model.statement.PlanSighting;
import io.plumbline.model.statement.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a statement.
 *
 * <p>Laws: the first plan of each {@link PlanGroup} is ACCEPTED, later ones UNACCEPTED; RETIRED ones count as absent, and one
 * that is seen again is what a new one would be. A sighting is a change when the
 * plan is not in the set, or was unused for {@code returnAfter}; alternating plans are no change. In a full set a new
 * plan takes the place of the longest unseen RETIRED one, else of the longest unseen UNACCEPTED one, or else of the longest unseen one of an older fingerprint
 * version; when there is neither it is judged but not kept, and that is no change.
 */
public final class PlanSet {

    private final PlanSetOptions options;
    private final PlanCut cut;

    public PlanSet(PlanSetOptions options) {
        this.options = options;
        this.cut = new PlanCut(options.maxNodes());
    }

    /** Takes the plan of a sample that has one in. */
    public PlanSetStep sight(List<PlanRecord> plans, Sample sample) {
        PlanSighting sighting = Objects.requireNonNull(sample.plan(), "only a sample with a plan is a sighting");
        PlanGroup group = PlanGroup.of(sample, sighting);
        for (PlanRecord plan : plans) {
            if (plan.planHash().equals(sighting.plan().planHash()) && group.has(plan)) {
                return known(plans, plan, sample, sighting);
            }
        }
        return unknown(plans, group, sample, sighting);
    }

    /**
     * The set with the sample's plan in it, taken in like a new one where it is not known; a known plan stays as it is, for
     * it was not seen.
     */
    public PlanSetStep takeIn(List<PlanRecord> plans, Sample imported) {
        PlanSighting sighting = Objects.requireNonNull(imported.plan(), "only a sample with a plan can be taken in");
        PlanGroup group = PlanGroup.of(imported, sighting);
        for (PlanRecord plan : plans) {
            if (plan.planHash().equals(sighting.plan().planHash()) && group.has(plan)) {
                return new PlanSetStep(plans, plan, Optional.empty(), List.of(), true);
            }
        }
        return unknown(plans, group, imported, sighting);
    }

    /** The set as it is, with the plan of this hash that was seen last in use; empty where there is none. */
    public static Optional<PlanSetStep> last(List<PlanRecord> plans, @Nullable String planHash) {
        return lastSeen(plans, planHash).map(plan -> new PlanSetStep(plans, plan, Optional.empty(), List.of(), true));
    }

    /** The plan of this hash that was seen last; empty where there is none. */
    public static Optional<PlanRecord> lastSeen(List<PlanRecord> plans, @Nullable String planHash) {
        PlanRecord last = null;
        for (PlanRecord plan : plans) {
            if (plan.planHash().equals(planHash)
                    && (last == null || plan.lastSeenAt().isAfter(last.lastSeenAt()))) {
                last = plan;
            }
        }
        return Optional.ofNullable(last);
    }

    private PlanSetStep known(List<PlanRecord> plans, PlanRecord plan, Sample sample, PlanSighting sighting) {
        Instant now = sample.observedAt();
        boolean newest = !now.isBefore(plan.lastSeenAt());
        boolean returned = now.isAfter(plan.lastSeenAt().plus(options.returnAfter()));
        PlanRecord current = newest ? plan.seenAgain(now, PlanAccess.keptIndexUses(sighting.plan())) : plan;
        PlanRecord seen = current.status() == PlanStatus.RETIRED
                ? current.moved(statusOfNew(plans, PlanGroup.of(plan)), now)
                : current;
        return new PlanSetStep(
                replace(plans, plan, seen),
                seen,
                returned ? Optional.of(PlanChangeKind.RETURNED) : Optional.empty(),
                List.of(),
                true);
    }

    private PlanSetStep unknown(List<PlanRecord> plans, PlanGroup group, Sample sample, PlanSighting sighting) {
        PlanRecord plan = first(plans, group, sample, sighting);
        List<PlanRecord> next = new ArrayList<>(plans);
        List<PlanRecord> retired = makeRoom(next, group);
        if (next.size() >= options.maxPlans()) {
            return new PlanSetStep(next, plan, Optional.empty(), retired, false);
        }
        next.add(plan);
        PlanChangeKind kind = plans.isEmpty() ? PlanChangeKind.FIRST : PlanChangeKind.NEW;
        return new PlanSetStep(next, plan, Optional.of(kind), retired, true);
    }

    /** Takes plans out until there is room for one more or none is dispensable; more than one where the bound was lowered. */
    private List<PlanRecord> makeRoom(List<PlanRecord> plans, PlanGroup group) {
        List<PlanRecord> retired = new ArrayList<>();
        while (plans.size() >= options.maxPlans()) {
            Optional<PlanRecord> next = dispensable(plans, group);
            if (next.isEmpty()) {
                break;
            }
            plans.remove(next.get());
            retired.add(next.get());
        }
        return retired;
    }

    private static PlanStatus statusOfNew(List<PlanRecord> plans, PlanGroup group) {
        return plans.stream().anyMatch(plan -> group.has(plan) && plan.status() != PlanStatus.RETIRED)
                ? PlanStatus.UNACCEPTED
                : PlanStatus.ACCEPTED;
    }

    private PlanRecord first(List<PlanRecord> plans, PlanGroup group, Sample sample, PlanSighting sighting) {
        PlanSighting kept = cut.cut(sighting);
        Instant now = sample.observedAt();
        PlanDetail detail = new PlanDetail(
                kept,
                PlanAccess.keptIndexUses(sighting.plan()),
                new SizeHistory(kept.relations(), now, kept.relations(), now),
                PlanDetail.kept(sample.sqlText()),
                sample.hints());
        PlanSummary summary = new PlanSummary(
                lowestFreeNumber(plans),
                sighting.plan().planHash(),
                group.kind(),
                group.engine(),
                group.fingerprintVersion(),
                statusOfNew(plans, group),
                true,
                PlanSource.CAPTURE,
                PlanScope.GLOBAL,
                null,
                now,
                now,
                PlanAccess.sequentialRelations(sighting.plan()),
                PlanDetail.hashOf(detail.indexUses()),
                PlanDetail.hashOf(kept.settings()),
                group.optimizer(),
                now,
                PlanMoves.NONE,
                0);
        return PlanRecord.seenFirst(summary, detail);
    }

    private static int lowestFreeNumber(List<PlanRecord> plans) {
        Set<Integer> taken = plans.stream().map(plan -> plan.summary().number()).collect(Collectors.toSet());
        int number = 1;
        while (taken.contains(number)) {
            number++;
        }
        return number;
    }

    private static Optional<PlanRecord> dispensable(List<PlanRecord> plans, PlanGroup group) {
        Comparator<PlanRecord> longestUnseen = Comparator.comparing(PlanRecord::lastSeenAt);
        return plans.stream()
                .filter(plan -> plan.status() == PlanStatus.RETIRED)
                .min(longestUnseen)
                .or(() -> plans.stream()
                        .filter(plan -> plan.status() == PlanStatus.UNACCEPTED)
                        .min(longestUnseen))
                .or(() -> plans.stream()
                        .filter(plan -> PlanGroup.of(plan).fingerprintVersion() < group.fingerprintVersion())
                        .min(longestUnseen));
    }

    /** {@code plans} with {@code next} where {@code old} was. */
    public static List<PlanRecord> replace(List<PlanRecord> plans, PlanRecord old, PlanRecord next) {
        List<PlanRecord> replaced = new ArrayList<>(plans.size());
        for (PlanRecord plan : plans) {
            replaced.add(plan.isSamePlanAs(old) ? next : plan);
        }
        return replaced;
    }
}
