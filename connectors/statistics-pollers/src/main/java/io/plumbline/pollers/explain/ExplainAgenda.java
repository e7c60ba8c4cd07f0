package io.plumbline.pollers.explain;

import io.plumbline.explain.NoPlanReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which statement is explained next and remembers what could not be explained.
 *
 * <p>What waits for a larger rest of the budget comes first. The others take turns by {@link Turn}, also where the
 * budget is enough for one statement a poll, so that no turn starves another. A refused statement waits as its
 * {@link NoPlanReason.Retry} says. Memory: two small entries per statement seen in the last poll.
 *
 * @param <K> names what is explained
 */
public final class ExplainAgenda<K> {

    /** A statement that could be explained now, and what it did since the last poll. */
    public record Candidate<K>(K key, Executed executed) {}

    /** What makes a statement worth an explain; of those that moved each has its turn as a known one, too. */
    private enum Turn {
        /** Its calls take another time than when it was explained, so its plan may be another one; the largest impact first. */
        MOVED,
        /** It was never tried. */
        NEW,
        /** It was tried; those executed since the last poll first, then those tried longest ago. */
        KNOWN
    }

    private final long retryNanos;
    private final Map<K, ExplainMemory> memories = new HashMap<>();
    private final Map<K, Turn> turns = new HashMap<>();
    private Turn lastTurn = Turn.KNOWN;

    public ExplainAgenda(long retryNanos) {
        this.retryNanos = retryNanos;
    }

    /** What is worth trying now, in order. */
    public List<Candidate<K>> order(Collection<Candidate<K>> candidates, long catalogVersion, long now) {
        learn(candidates);
        List<Candidate<K>> order = new ArrayList<>();
        List<Candidate<K>> fresh = new ArrayList<>();
        List<Candidate<K>> known = new ArrayList<>();
        for (Candidate<K> candidate : candidates) {
            ExplainMemory memory = memories.get(candidate.key());
            if (memory == null) {
                fresh.add(candidate);
            } else if (memory.isDue(retryNanos, catalogVersion, now)) {
                (memory.waits() ? order : known).add(candidate);
            }
        }
        order.sort(executedThenOldest());
        known.sort(executedThenOldest());
        List<Candidate<K>> moved = known.stream()
                .filter(candidate -> impactMillis(candidate) > 0)
                .sorted(Comparator.comparingDouble(this::impactMillis).reversed())
                .toList();
        order.addAll(inTurns(Map.of(Turn.MOVED, moved, Turn.NEW, fresh, Turn.KNOWN, known)));
        return order;
    }

    /** It took so long; it will need as much again. */
    public void explained(Candidate<K> candidate, long tookNanos, long now) {
        double millis = candidate.executed().millisPerCall();
        double known = Double.isNaN(millis) ? knownMillis(candidate) : millis;
        tried(candidate, new ExplainMemory(now, null, 0, tookNanos, false, 0, known));
    }

    /**
     * What the budget cut short ({@link NoPlanReason#BUDGET_SPENT}) needs a whole budget and comes first, once. What a whole
     * budget cut short ({@link NoPlanReason#EXPLAIN_OVER_BUDGET}) is tried at once again, first of
     * all, {@value ExplainMemory#OVER_BUDGET_TRIES} times together. The time per call to compare with stays the one it was
     * explained at.
     */
    public void refused(Candidate<K> candidate, NoPlanReason reason, long catalogVersion, long now) {
        ExplainMemory before = memories.get(candidate.key());
        boolean overBudget = reason == NoPlanReason.EXPLAIN_OVER_BUDGET;
        boolean cutShort = reason == NoPlanReason.BUDGET_SPENT;
        int times = overBudget ? (before == null ? 0 : before.timesOverBudget()) + 1 : 0;
        boolean waits = overBudget
                ? times < ExplainMemory.OVER_BUDGET_TRIES
                : cutShort && (before == null || before.refusal() != NoPlanReason.BUDGET_SPENT);
        long need = cutShort || overBudget ? Long.MAX_VALUE : 0;
        tried(candidate, new ExplainMemory(now, reason, catalogVersion, need, waits, times, knownMillis(candidate)));
    }

    /** It comes first next time, and may take a whole budget then. False for a new statement, which is new again. */
    public boolean comeFirst(K key) {
        return memories.computeIfPresent(key, (same, memory) -> memory.waiting()) != null;
    }

    /** Whether it comes first. */
    public boolean comesFirst(K key) {
        ExplainMemory memory = memories.get(key);
        return memory != null && memory.waits();
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
        lastTurn = turns.getOrDefault(candidate.key(), lastTurn);
        memories.put(candidate.key(), memory);
    }

    /** A statement tried before the first of its calls that we could time is compared with that one. */
    private void learn(Collection<Candidate<K>> candidates) {
        for (Candidate<K> candidate : candidates) {
            memories.computeIfPresent(
                    candidate.key(),
                    (key, memory) -> Double.isNaN(memory.millisPerCall())
                            ? memory.at(candidate.executed().millisPerCall())
                            : memory);
        }
    }

    private double knownMillis(Candidate<K> candidate) {
        ExplainMemory memory = memories.get(candidate.key());
        return memory == null ? candidate.executed().millisPerCall() : memory.millisPerCall();
    }

    private Comparator<Candidate<K>> executedThenOldest() {
        return Comparator.comparing(
                        (Candidate<K> candidate) -> !candidate.executed().any())
                .thenComparing(candidate -> triedAt(candidate.key()));
    }

    private double impactMillis(Candidate<K> candidate) {
        ExplainMemory memory = memories.get(candidate.key());
        return memory == null ? 0 : memory.impactMillis(candidate.executed());
    }

    private long triedAt(K key) {
        ExplainMemory memory = memories.get(key);
        return memory == null ? Long.MIN_VALUE : memory.triedAt();
    }

    /** One of each turn after the other, beginning with the turn after the one that had the last try. */
    private List<Candidate<K>> inTurns(Map<Turn, List<Candidate<K>>> due) {
        turns.clear();
        List<Turn> cycle = new ArrayList<>(List.of(Turn.values()));
        Collections.rotate(cycle, -1 - cycle.indexOf(lastTurn));
        Map<Turn, Iterator<Candidate<K>>> left = new HashMap<>();
        due.forEach((turn, candidates) -> left.put(turn, candidates.iterator()));
        List<Candidate<K>> order = new ArrayList<>();
        int before = -1;
        while (order.size() > before) {
            before = order.size();
            for (Turn turn : cycle) {
                addNext(turn, left.getOrDefault(turn, Collections.emptyIterator()), order);
            }
        }
        return order;
    }

    private void addNext(Turn turn, Iterator<Candidate<K>> left, List<Candidate<K>> order) {
        while (left.hasNext()) {
            Candidate<K> candidate = left.next();
            if (turns.putIfAbsent(candidate.key(), turn) == null) {
                order.add(candidate);
                return;
            }
        }
    }
}
