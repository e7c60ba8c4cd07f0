package io.plumbline.capture.hints;

import io.plumbline.capture.plan.PlanNode;
import java.util.List;

/** A plan said in hints, or why it cannot be. */
public sealed interface HintedPlan {

    /** More relations in one join than this are not hinted. */
    int MAX_JOINED = 64;

    /** More characters of hints than this are neither published nor kept: {@link #TOO_LONG} is said instead. */
    int LONGEST_TEXT = 8_192;

    /** Stands among the obstacles where there are hints, but too many of them. */
    String TOO_LONG = "TOO_LONG";

    /**
     * Hints that ask for the plan: one scan method per relation, one join method per join, one order per join of two or
     * more. They ask for no estimates, parallelism, sorting or aggregation, so whether they bring the plan is to be seen by
     * asking the server.
     *
     * @param phrases in plan order: scans, joins, orders
     */
    record Hints(List<String> phrases) implements HintedPlan {

        public Hints {
            phrases = List.copyOf(phrases);
        }

        /** As {@code hint_plan.hints.hints} takes them. */
        public String text() {
            return String.join(" ", phrases);
        }
    }

    /**
     * Not to be hinted.
     *
     * @param obstacles each once, in plan order; not empty
     */
    record Inexpressible(List<Obstacle> obstacles) implements HintedPlan {

        public Inexpressible {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * The hints for a canonical plan. The time it takes grows with the number of nodes; it does not recurse.
     *
     * @param wanted nodes of a canonical plan
     * @param names under which names the statement reads relations, and what the relations' indexes are called, both on
     *     the server that is to be hinted
     */
    static HintedPlan of(List<PlanNode> wanted, ServerNames names) {
        return new HintWriter(wanted, names).write();
    }
}
