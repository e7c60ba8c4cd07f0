package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanFingerprint;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.capture.plan.PlanRefusedException;
import java.util.List;

/**
 * Reads what {@code EXPLAIN (FORMAT JSON)} of PostgreSQL 14 to 18 prints, with or without ANALYZE, and what auto_explain
 * logs. VERBOSE is wanted: without it relations come without a schema and some columns without a qualifier, and the plan
 * gets another hash.
 *
 * <p>Laws: the hash is not moved by costs, rows, workers, just-in-time compilation, the names of indexes, the number and
 * names of partitions, aliases and ANALYZE's figures, given the same catalogue; no literal is in anything returned or
 * thrown. One pass over the document, then passes over its nodes; no recursion, so that depth costs no stack.
 *
 * <p>Thread-safe.
 */
public final class PostgresPlanReader {

    private final ExplainParser parser;

    /** A reader with {@link PlanLimits#DEFAULT}. */
    public PostgresPlanReader() {
        this(PlanLimits.DEFAULT);
    }

    public PostgresPlanReader(PlanLimits limits) {
        this.parser = new ExplainParser(limits);
    }

    /**
     * The plan in a document.
     *
     * @param explainJson one plan: the list that EXPLAIN returns, or the object that auto_explain logs; UTF-8
     * @throws PlanRefusedException when it is no such document, is beyond the limits or holds an impossible estimate
     */
    public ReadPlan read(byte[] explainJson, PostgresCatalog catalog, CostConstants constants)
            throws PlanRefusedException {
        ExplainDocument document = parser.parse(explainJson);
        EngineTree tree = document.tree;
        boolean parallel = RowEstimates.toAllWorkers(tree);
        PlanCosts.toPageReads(tree, constants, !document.tellsDisabled && document.hasDisabledMethods());
        CostVector cost = new PlanCosts(tree, catalog).vector();

        PlanRelations relations = new PlanRelations(tree, catalog);
        CanonicalNode root = new PlanFolding(tree, relations, catalog).fold();
        List<PlanNode> nodes = PlanListing.list(root);
        return new ReadPlan(
                new CanonicalPlan(PlanFingerprint.FINGERPRINT_VERSION, PlanFingerprint.hash(nodes), nodes),
                cost,
                relations.all(),
                document.unknownKeys,
                document.partitionsRemoved,
                parallel,
                document.justInTime,
                document.settings);
    }
}
