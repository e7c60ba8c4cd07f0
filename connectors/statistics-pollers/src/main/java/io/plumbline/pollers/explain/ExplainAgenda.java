package io.plumbline.pollers.explain;

import io.plumbline.explain.NoPlanReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which statement is explained next and remembers what could not be explained.
 *
 * <p>What did not fit into the budget of the last poll comes first. Then new statements, alternating with known ones so
 * that a flood of new texts never starves them; of the known ones those executed since the last poll, then those
 * explained longest ago. A refused statement waits as its {@link NoPlanReason.Retry} says. Memory: one small entry per
 * statement seen in the last poll.
 *
 * @param <K> names what is explained
 */
public final class ExplainAgenda<K> {

    /** A statement that could be explained now. */
    public record Candidate<K>(K key, boolean executed) {}

    /** Whole budgets that must be too little in a row before one is believed to be: a server or a machine may stall. */
    private static final int OVER_BUDGET_TRIES = 3;

    private record Memory(
            long triedAt,
            @Nullable NoPlanReason refusal,
            long catalogVersion,
            long needNanos,
            boolean didNotFit,
            int timesOverBudget) {}

    private final long retryNanos;
    private final Map<K, Memory> memories = new HashMap<>();

    public ExplainAgenda(long retryNanos) {
        this.retryNanos = retryNanos;
    }

    /** What is worth trying now, in order. */
    public List<K> order(Collection<Candidate<K>> candidates, long catalogVersion, long now) {
        Deque<K> fresh = new ArrayDeque<>();
        List<Candidate<K>> known = new ArrayList<>();
        for (Candidate<K> candidate : candidates) {
            Memory memory = memories.get(candidate.key());
            if (memory == null) {
                fresh.add(candidate.key());
            } else if (isDue(memory, catalogVersion, now)) {
                known.add(candidate);
            }
        }
        known.sort(Comparator.comparing((Candidate<K> candidate) -> !candidate.executed())
                .thenComparing(candidate -> triedAt(candidate.key())));
        List<K> order = new ArrayList<>(candidates.size());
        known.stream().map(Candidate::key).filter(this::didNotFit).forEach(order::add);
        known.removeIf(candidate -> didNotFit(candidate.key()));
        order.addAll(alternate(fresh, known));
        return order;
    }

    /** It took so long; it will need as much again. */
    public void explained(K key, long tookNanos, long now) {
        memories.put(key, new Memory(now, null, 0, tookNanos, false, 0));
    }

    /**
     * What the budget cut short ({@link NoPlanReason#BUDGET_SPENT}) needs a whole budget and comes first. What a whole budget
     * cut short ({@link NoPlanReason#EXPLAIN_OVER_BUDGET}) is tried at once again, first of
     * all, {@value #OVER_BUDGET_TRIES} times together.
     */
    public void refused(K key, NoPlanReason reason, long catalogVersion, long now) {
        boolean cutShort = reason == NoPlanReason.BUDGET_SPENT;
        boolean overBudget = reason == NoPlanReason.EXPLAIN_OVER_BUDGET;
        Memory before = memories.get(key);
        int times = overBudget ? (before == null ? 0 : before.timesOverBudget()) + 1 : 0;
        boolean again = cutShort || (overBudget && times < OVER_BUDGET_TRIES);
        memories.put(key, new Memory(now, reason, catalogVersion, again ? Long.MAX_VALUE : 0, again, times));
    }

    /** What is left of the budget is too little for it: it comes first next time. A new statement is new again. */
    public void didNotFitNow(K key) {
        memories.computeIfPresent(
                key,
                (same, memory) -> new Memory(
                        memory.triedAt(),
                        memory.refusal(),
                        memory.catalogVersion(),
                        memory.needNanos(),
                        true,
                        memory.timesOverBudget()));
    }

    /** How long it will take; {@code ofNew} for what has not been tried. */
    public long needNanos(K key, long ofNew) {
        Memory memory = memories.get(key);
        return memory == null ? ofNew : memory.needNanos();
    }

    /** Why the statement is not tried now, or null when only the budget can be the reason. */
    public @Nullable NoPlanReason refusal(K key, long catalogVersion, long now) {
        Memory memory = memories.get(key);
        return memory == null || isDue(memory, catalogVersion, now) ? null : memory.refusal();
    }

    /** Forgets every statement but these. */
    public void retain(Collection<K> present) {
        memories.keySet().retainAll(present);
    }

    private boolean isDue(Memory memory, long catalogVersion, long now) {
        if (memory.refusal() == null || now - memory.triedAt() >= retryNanos) {
            return true;
        }
        if (memory.refusal() == NoPlanReason.EXPLAIN_OVER_BUDGET && memory.timesOverBudget() < OVER_BUDGET_TRIES) {
            return true;
        }
        return switch (memory.refusal().retry()) {
            case NEXT_POLL -> true;
            case LATER -> false;
            case CATALOG_CHANGE -> memory.catalogVersion() != catalogVersion;
        };
    }

    private boolean didNotFit(K key) {
        Memory memory = memories.get(key);
        return memory != null && memory.didNotFit();
    }

    private long triedAt(K key) {
        Memory memory = memories.get(key);
        return memory == null ? Long.MIN_VALUE : memory.triedAt();
    }

    private static <K> List<K> alternate(Deque<K> fresh, List<Candidate<K>> known) {
        List<K> order = new ArrayList<>(fresh.size() + known.size());
        for (Candidate<K> candidate : known) {
            if (!fresh.isEmpty()) {
                order.add(fresh.remove());
            }
            order.add(candidate.key());
        }
        order.addAll(fresh);
        return order;
    }
}
