package io.plumbline.pollers.explain;

import io.plumbline.explain.NoPlanReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which statement is explained next and remembers what could not be explained.
 *
 * <p>What did not fit into the budget of the last poll comes first. The others take turns by their {@link Kind}, also
 * where the budget is enough for one statement a poll: a flood of one kind never starves the others. A refused statement
 * waits as its {@link NoPlanReason.Retry} says. Memory: one small entry per statement seen in the last poll.
 *
 * @param <K> names what is explained
 */
public final class ExplainAgenda<K> {

    /** A statement that could be explained now, and what it did since the last poll. */
    public record Candidate<K>(K key, Executed executed) {}

    /** Why a statement is worth an explain, in the order in which they take turns. */
    private enum Kind {
        /** Its calls take another time than when it was tried, so its plan may be another one; the largest impact first. */
        MOVED,
        /** It was never tried. */
        NEW,
        /** It was tried; those executed since the last poll first, then those tried longest ago. */
        KNOWN
    }

    private final long retryNanos;
    private final Map<K, ExplainMemory> memories = new HashMap<>();
    private Kind lastTried = Kind.KNOWN;

    public ExplainAgenda(long retryNanos) {
        this.retryNanos = retryNanos;
    }

    /** What is worth trying now, in order. */
    public List<Candidate<K>> order(Collection<Candidate<K>> candidates, long catalogVersion, long now) {
        learn(candidates);
        List<Candidate<K>> waiting = new ArrayList<>();
        Map<Kind, List<Candidate<K>>> kinds = new EnumMap<>(Kind.class);
        for (Candidate<K> candidate : candidates) {
            ExplainMemory memory = memories.get(candidate.key());
            if (memory == null || memory.isDue(retryNanos, catalogVersion, now)) {
                boolean didNotFit = memory != null && memory.didNotFit();
                (didNotFit ? waiting : kinds.computeIfAbsent(kind(candidate), kind -> new ArrayList<>()))
                        .add(candidate);
            }
        }
        waiting.sort(executedThenOldest());
        kinds.getOrDefault(Kind.MOVED, new ArrayList<>()).sort(largestImpact());
        kinds.getOrDefault(Kind.KNOWN, new ArrayList<>()).sort(executedThenOldest());
        List<Candidate<K>> order = new ArrayList<>(waiting);
        order.addAll(inTurns(kinds));
        return order;
    }

    /** It took so long; it will need as much again. */
    public void explained(Candidate<K> candidate, long tookNanos, long now) {
        tried(candidate, new ExplainMemory(now, null, 0, tookNanos, false, 0, millisPerCall(candidate)));
    }

    /**
     * What the budget cut short ({@link NoPlanReason#BUDGET_SPENT}) needs a whole budget and comes first. What a whole budget
     * cut short ({@link NoPlanReason#EXPLAIN_OVER_BUDGET}) is tried at once again, first of
     * all, {@value ExplainMemory#OVER_BUDGET_TRIES} times together.
     */
    public void refused(Candidate<K> candidate, NoPlanReason reason, long catalogVersion, long now) {
        boolean cutShort = reason == NoPlanReason.BUDGET_SPENT;
        boolean overBudget = reason == NoPlanReason.EXPLAIN_OVER_BUDGET;
        ExplainMemory before = memories.get(candidate.key());
        int times = overBudget ? (before == null ? 0 : before.timesOverBudget()) + 1 : 0;
        boolean again = cutShort || (overBudget && times < ExplainMemory.OVER_BUDGET_TRIES);
        long need = again ? Long.MAX_VALUE : 0;
        tried(candidate, new ExplainMemory(now, reason, catalogVersion, need, again, times, millisPerCall(candidate)));
    }

    /** What is left of the budget is too little for it: it comes first next time. A new statement is new again. */
    public void didNotFitNow(K key) {
        memories.computeIfPresent(key, (same, memory) -> memory.waiting());
    }

    /** How long it will take; {@code ofNew} for what has not been tried. */
    public long needNanos(K key, long ofNew) {
        ExplainMemory memory = memories.get(key);
        return memory == null ? ofNew : memory.needNanos();
    }

    /** Why the statement is not tried now, or null when only the budget can be the reason. */
    public @Nullable NoPlanReason refusal(K key, long catalogVersion, long now) {
        ExplainMemory memory = memories.get(key);
        return memory == null || memory.isDue(retryNanos, catalogVersion, now) ? null : memory.refusal();
    }

    /** Forgets every statement but these. */
    public void retain(Collection<K> present) {
        memories.keySet().retainAll(present);
    }

    private void tried(Candidate<K> candidate, ExplainMemory memory) {
        lastTried = kind(candidate);
        memories.put(candidate.key(), memory);
    }

    /** A statement tried before the first of its calls that we could time has moved when later ones differ from that. */
    private void learn(Collection<Candidate<K>> candidates) {
        for (Candidate<K> candidate : candidates) {
            memories.computeIfPresent(
                    candidate.key(),
                    (key, memory) -> Double.isNaN(memory.millisPerCall())
                            ? memory.at(candidate.executed().millisPerCall())
                            : memory);
        }
    }

    /** The time per call to compare later ones with: of the calls since the last poll, or as it was known before. */
    private double millisPerCall(Candidate<K> candidate) {
        double millis = candidate.executed().millisPerCall();
        ExplainMemory before = memories.get(candidate.key());
        return Double.isNaN(millis) && before != null ? before.millisPerCall() : millis;
    }

    private Kind kind(Candidate<K> candidate) {
        ExplainMemory memory = memories.get(candidate.key());
        if (memory == null) {
            return Kind.NEW;
        }
        return memory.hasMoved(candidate.executed()) ? Kind.MOVED : Kind.KNOWN;
    }

    private Comparator<Candidate<K>> executedThenOldest() {
        return Comparator.comparing(
                        (Candidate<K> candidate) -> !candidate.executed().any())
                .thenComparing(candidate -> triedAt(candidate.key()));
    }

    private Comparator<Candidate<K>> largestImpact() {
        return Comparator.comparingDouble((Candidate<K> candidate) -> impactMillis(candidate))
                .reversed();
    }

    private double impactMillis(Candidate<K> candidate) {
        ExplainMemory memory = memories.get(candidate.key());
        return memory == null ? 0 : memory.impactMillis(candidate.executed());
    }

    private long triedAt(K key) {
        ExplainMemory memory = memories.get(key);
        return memory == null ? Long.MIN_VALUE : memory.triedAt();
    }

    /** One of each kind after the other, beginning with the kind after the one that was tried last. */
    private List<Candidate<K>> inTurns(Map<Kind, List<Candidate<K>>> kinds) {
        List<Kind> turns = new ArrayList<>(List.of(Kind.values()));
        Collections.rotate(turns, -1 - turns.indexOf(lastTried));
        List<Candidate<K>> order = new ArrayList<>();
        int longest = kinds.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (Kind kind : turns) {
                List<Candidate<K>> ofKind = kinds.getOrDefault(kind, List.of());
                if (i < ofKind.size()) {
                    order.add(ofKind.get(i));
                }
            }
        }
        return order;
    }
}
