package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Under which names a statement reads its relations. A canonical plan drops them, because they are no strategy; whoever
 * speaks to the planner about the statement needs them, and takes them from any plan of it, because all plans of one
 * statement have the same.
 *
 * @param byRelation aliases by canonical relation ({@code schema.table}, partitions folded), in plan order
 * @param all every alias of the plan, those of rows without a relation too
 * @param partitioned canonical relations of which partitions are read
 */
public record PlanAliases(Map<String, List<String>> byRelation, Set<String> all, Set<String> partitioned) {

    public PlanAliases {
        byRelation = Collections.unmodifiableMap(new LinkedHashMap<>(byRelation));
        all = Collections.unmodifiableSet(new TreeSet<>(all));
        partitioned = Collections.unmodifiableSet(new TreeSet<>(partitioned));
    }

    /**
     * The aliases of a plan.
     *
     * @param explainJson as {@link PostgresPlanReader} takes it
     * @throws PlanRefusedException as {@link PostgresPlanReader}
     */
    public static PlanAliases read(byte[] explainJson, PostgresCatalog catalog) throws PlanRefusedException {
        EngineTree tree = new ExplainParser(PlanLimits.DEFAULT).parse(explainJson).tree;
        PlanRelations relations = new PlanRelations(tree, catalog);
        Map<String, Set<String>> byRelation = new LinkedHashMap<>();
        Set<String> all = new TreeSet<>();
        Set<String> partitioned = new TreeSet<>();
        for (int i = 0; i < tree.size(); i++) {
            String alias = tree.node(i).text(TextKey.ALIAS);
            String relation = relations.name(i);
            if (alias != null) {
                all.add(alias);
            }
            if (alias != null && relation != null) {
                byRelation
                        .computeIfAbsent(relation, name -> new LinkedHashSet<>())
                        .add(alias);
            }
            if (relation != null && relations.isPartition(i)) {
                partitioned.add(relation);
            }
        }
        Map<String, List<String>> lists = new HashMap<>();
        byRelation.forEach((relation, aliases) -> lists.put(relation, List.copyOf(aliases)));
        return new PlanAliases(lists, all, partitioned);
    }

    /** How plans name a relation. */
    public static String canonicalName(RelationName relation) {
        return PlanRelations.display(relation);
    }

    /**
     * Whether the server made the alias up to tell it from another of the plan: {@code o_1} beside {@code o}. The planner
     * knows both as {@code o}.
     */
    public boolean isMadeUp(String alias) {
        String stem = RelationReferences.stemOf(alias);
        return !stem.equals(alias) && all.contains(stem);
    }

    /** Whether the server made up another alias from this one. */
    public boolean isShared(String alias) {
        return all.stream()
                .anyMatch(other ->
                        !other.equals(alias) && RelationReferences.stemOf(other).equals(alias));
    }
}
