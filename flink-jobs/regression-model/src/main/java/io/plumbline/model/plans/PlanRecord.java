package io.plumbline.model.plans;

import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.PlanSighting;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A plan of a statement, with what is thought of it and its history. Its {@link PlanSummary} is at hand; its detail and
 * its statistics are loaded when first asked for. Never changed: what is learned makes another one, which shares what
 * stayed. Not thread-safe.
 */
public final class PlanRecord {

    private final PlanSummary summary;
    private final Supplier<PlanDetail> stored;
    private final @Nullable PlanDetail changed;
    private final PlanStatistics statistics;
    private @Nullable PlanDetail loaded;

    private PlanRecord(
            PlanSummary summary, Supplier<PlanDetail> stored, @Nullable PlanDetail changed, PlanStatistics statistics) {
        this.summary = summary;
        this.stored = stored;
        this.changed = changed;
        this.statistics = statistics;
    }

    /** A plan that is not stored yet. */
    static PlanRecord seenFirst(PlanSummary summary, PlanDetail detail) {
        return new PlanRecord(summary, () -> detail, detail, PlanStatistics.EMPTY);
    }

    /** A plan whose detail and statistics are in {@code store}. */
    public static PlanRecord stored(PlanSummary summary, PlanStore store) {
        return new PlanRecord(
                summary, () -> store.detail(summary.number()), null, PlanStatistics.stored(store, summary.number()));
    }

    public PlanSummary summary() {
        return summary;
    }

    /** The detail to be stored; null where the stored one stands. */
    public @Nullable PlanDetail changedDetail() {
        return changed;
    }

    public PlanStatistics statistics() {
        return statistics;
    }

    /** The plan's hash, 64 hex digits. */
    public String planHash() {
        return summary.planHash();
    }

    public String engine() {
        return summary.engine();
    }

    public PlanStatus status() {
        return summary.status();
    }

    /** False when a person has switched it off. */
    public boolean enabled() {
        return summary.enabled();
    }

    public PlanSource source() {
        return summary.source();
    }

    public PlanScope scope() {
        return summary.scope();
    }

    /** Instance of a LOCAL plan; null for GLOBAL. */
    public @Nullable String instance() {
        return summary.instance();
    }

    /** What it may be compared with. */
    public PlanGroup group() {
        return PlanGroup.of(this);
    }

    /** Status, switch and source together. */
    public PlanOpinion opinion() {
        return summary.opinion();
    }

    /** When status or switch were last set. */
    public Instant opinionSince() {
        Instant moved = summary.moves().last();
        return moved == null ? firstSeenAt() : moved;
    }

    /** The decision about it applied last; null where nobody has decided. */
    public @Nullable AppliedDecision decided() {
        return summary.moves().decided();
    }

    /** That it is proposed, or was accepted by policy; null where neither stands. */
    public @Nullable Evolution evolution() {
        return summary.moves().evolution();
    }

    public Instant firstSeenAt() {
        return summary.firstSeenAt();
    }

    public Instant lastSeenAt() {
        return summary.lastSeenAt();
    }

    /** Whether somebody has said what shall become of it, which holds whatever its age. */
    public boolean isFixedRejectedOrOff() {
        return status() == PlanStatus.FIXED || status() == PlanStatus.REJECTED || !enabled();
    }

    /** Calls that were measured while it was the statement's plan, on all instances, since it was first seen. */
    public long calls() {
        return summary.calls();
    }

    /** Relations it scans sequentially, {@code schema.table}, from the whole plan. */
    public List<String> sequentialRelations() {
        return summary.sequentialRelations();
    }

    /** The plan as first seen, cut to the configured number of nodes. Loads the detail. */
    public PlanSighting sighting() {
        return detail().sighting();
    }

    /** Indexes it reads, from the whole plan when last seen. Loads the detail. */
    public List<IndexUse> indexUses() {
        return detail().indexUses();
    }

    /** Loads the detail. */
    public SizeHistory sizes() {
        return detail().sizes();
    }

    /** The statement's text; null where it is not kept. Loads the detail. */
    public @Nullable String sqlText() {
        return detail().sqlText();
    }

    /** The plan said in hints, by the names things had when last seen. Loads the detail. */
    public PlanHints hints() {
        return detail().hints();
    }

    /** Whether both are records of one plan: its hash within its group. */
    public boolean isSamePlanAs(PlanRecord other) {
        return planHash().equals(other.planHash())
                && summary.kind() == other.summary.kind()
                && summary.fingerprintVersion() == other.summary.fingerprintVersion()
                && engine().equals(other.engine())
                && summary.optimizer().equals(other.summary.optimizer());
    }

    PlanRecord seenAgain(Instant at, List<IndexUse> uses) {
        PlanRecord seen = new PlanRecord(summary.seenAt(at), this::detail, changed, statistics);
        return PlanDetail.hashOf(uses) == summary.indexUsesHash()
                ? seen
                : seen.withDetail(detail().withIndexUses(uses));
    }

    /** The same plan, thought of otherwise by {@code decision}. */
    public PlanRecord decided(PlanOpinion opinion, AppliedDecision decision) {
        return moved(opinion, summary.moves().with(decision));
    }

    /** The same plan with another status that the job itself has found at {@code at}. */
    PlanRecord moved(PlanStatus next, Instant at) {
        return moved(opinion().moved(next), summary.moves().movedAt(at));
    }

    /** The same plan, proposed or accepted, or no more. */
    PlanRecord evolved(@Nullable Evolution evolution) {
        if (Objects.equals(evolution, evolution())) {
            return this;
        }
        boolean accepted = evolution != null && evolution.outcome() == EvolutionOutcome.ACCEPTED;
        return moved(
                accepted ? opinion().moved(PlanStatus.ACCEPTED) : opinion(),
                summary.moves().with(evolution));
    }

    private PlanRecord moved(PlanOpinion opinion, PlanMoves moves) {
        return new PlanRecord(summary.moved(opinion, moves), this::detail, changed, statistics);
    }

    /** With the statement's text, where it was stored without one. Loads the detail. */
    public PlanRecord withText(String sqlText) {
        String kept = PlanDetail.kept(sqlText);
        return Objects.equals(kept, detail().sqlText()) ? this : withDetail(detail().withText(kept));
    }

    /** With the plan said in hints, where that is known and was said otherwise. Loads the detail. */
    public PlanRecord withHints(PlanHints hints) {
        return hints.equals(PlanHints.NONE) || hints.equals(detail().hints())
                ? this
                : withDetail(detail().withHints(hints));
    }

    PlanRecord withDetail(PlanDetail next) {
        return new PlanRecord(summary.withDetail(next), () -> next, next, statistics);
    }

    /** After {@code moreCalls} that ran with it. */
    public PlanRecord used(long moreCalls) {
        return new PlanRecord(summary.used(moreCalls), this::detail, changed, statistics);
    }

    PlanRecord learned(PlanStatistics next) {
        return new PlanRecord(summary, this::detail, changed, next);
    }

    /** By content; loads everything. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlanRecord that
                && summary.equals(that.summary)
                && detail().equals(that.detail())
                && Arrays.equals(statistics.hot(), that.statistics.hot());
    }

    @Override
    public int hashCode() {
        return summary.hashCode();
    }

    @Override
    public String toString() {
        return "PlanRecord[%s]".formatted(summary);
    }

    PlanDetail detail() {
        if (changed != null) {
            return changed;
        }
        PlanDetail known = loaded;
        if (known == null) {
            known = Objects.requireNonNull(stored.get(), "a plan in the set has its detail stored");
            loaded = known;
        }
        return known;
    }
}
