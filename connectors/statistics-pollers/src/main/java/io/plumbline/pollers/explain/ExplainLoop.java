package io.plumbline.pollers.explain;

import io.plumbline.explain.NoPlanReason;
import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.explain.ExplainAgenda.Candidate;
import io.plumbline.pollers.records.PlanOutcome;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Explains what the budget allows of one database's statements, in the agenda's order, and remembers what came of it.
 *
 * @param <K> names what is explained
 */
public final class ExplainLoop<K> {

    private final BudgetedExplainer explainer;
    private final PollClock clock;
    private final ExplainAgenda<K> agenda;

    /** The loop of one database: {@code explainer} keeps the budget, which databases may share. */
    public ExplainLoop(BudgetedExplainer explainer, long retryNanos, PollClock clock) {
        this.explainer = explainer;
        this.clock = clock;
        this.agenda = new ExplainAgenda<>(retryNanos);
    }

    /** Explains one statement now, by {@link BudgetedExplainer#explain}. */
    public interface Explanation<K> {

        PlanOutcome of(K key) throws SQLException;
    }

    /** Why a statement is not tried now, or null when only the budget can be the reason. */
    public @Nullable NoPlanReason refusal(K key, long catalogVersion) {
        return agenda.refusal(key, catalogVersion, clock.nanoTime());
    }

    /** A plan of this poll is not used after all: its statement comes first next time. */
    public void takenBack(K key) {
        agenda.comeFirst(key);
    }

    /**
     * An outcome for every candidate. The first that does not fit into what is left comes first next time; where that is not
     * enough for it either, as in polls that follow each other faster than a second, nothing is explained until it is.
     */
    public Map<K, PlanOutcome> run(Collection<Candidate<K>> candidates, long catalogVersion, Explanation<K> explanation)
            throws SQLException {
        Map<K, PlanOutcome> outcomes = new HashMap<>();
        boolean reserved = false;
        for (Candidate<K> candidate : agenda.order(candidates, catalogVersion, clock.nanoTime())) {
            K key = candidate.key();
            if (!explainer.hasRoom()) {
                break;
            }
            if (explainer.hasRoomFor(agenda.needNanos(key, explainer.expectedNanos()))) {
                PlanOutcome outcome = explanation.of(key);
                remember(candidate, catalogVersion, outcome);
                outcomes.put(key, outcome);
            } else if (!reserved) {
                if (outcomes.isEmpty() && agenda.comesFirst(key)) {
                    break;
                }
                reserved = agenda.comeFirst(key);
            }
        }
        candidates.forEach(
                candidate -> outcomes.putIfAbsent(candidate.key(), new PlanOutcome.Absent(NoPlanReason.BUDGET_SPENT)));
        return outcomes;
    }

    /** Forgets every statement but these. */
    public void retain(Collection<K> present) {
        agenda.retain(present);
    }

    private void remember(Candidate<K> candidate, long catalogVersion, PlanOutcome outcome) {
        if (outcome instanceof PlanOutcome.Absent absent) {
            agenda.refused(candidate, absent.reason(), catalogVersion, clock.nanoTime());
        } else {
            agenda.explained(candidate, explainer.lastNanos(), clock.nanoTime());
        }
    }
}
