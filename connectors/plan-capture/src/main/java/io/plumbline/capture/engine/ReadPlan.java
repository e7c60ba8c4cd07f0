package io.plumbline.capture.engine;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan as read: its canonical form, and what was seen on the way.
 *
 * @param relations tables read or written, partitions folded, each once, ordered by name; schema {@code ""} where the
 *     document has none (EXPLAIN without VERBOSE)
 * @param unknownKeys keys of the document that this version does not know; none of them is hashed
 * @param partitionsRemoved partitions left out by the values of the parameters and so not in the plan: a generic plan
 *     explained by EXECUTE with nulls (PostgreSQL 14 and 15) should be asked for again with
 *     {@code enable_partition_pruning = off} where this is above 0
 * @param parallel whether the planner chose workers
 * @param justInTime whether the planner chose just-in-time compilation
 * @param settings planner settings that differ from the server's defaults, by name; {@link PlanSettings#OPTIMIZER} among them where
 *     another than the usual optimizer has planned
 */
public record ReadPlan(
        CanonicalPlan plan,
        CostVector cost,
        List<RelationName> relations,
        int unknownKeys,
        int partitionsRemoved,
        boolean parallel,
        boolean justInTime,
        Map<String, String> settings) {

    public ReadPlan {
        relations = List.copyOf(relations);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** The same plan, made under further settings, of which the document does not tell. */
    public ReadPlan under(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        return new ReadPlan(plan, cost, relations, unknownKeys, partitionsRemoved, parallel, justInTime, all);
    }
}
