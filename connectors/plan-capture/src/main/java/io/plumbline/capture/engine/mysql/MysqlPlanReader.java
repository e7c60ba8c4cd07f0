package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.cost.CostVector;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.engine.json.JsonTree;
import io.plumbline.capture.plan.CanonicalPlan;
import io.plumbline.capture.plan.PlanFingerprint;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import io.plumbline.capture.plan.PlanSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what {@code EXPLAIN FORMAT=JSON} of MySQL 8.0 to 9.7 prints, in version 1 (blocks) and version 2 (operations), and
 * what MariaDB 10.11 and 11.8 do.
 *
 * <p>Laws: the hash is not moved by costs, rows, the names of indexes, partitions, aliases and by the version of the format,
 * given the same catalogue and, for version 1, the rewritten statement; docs/reference/mysql-plans.md lists the plans of
 * which one version tells more. No literal is in anything returned or thrown.
 *
 * <p>Thread-safe.
 */
public final class MysqlPlanReader {

    private static final Pattern END_MARKER = Pattern.compile("[}\\]]\\s*/\\*");

    /** JSON values in a node, at most. */
    private static final int VALUES_PER_NODE = 50;

    private final PlanLimits limits;

    /** A reader with {@link PlanLimits#DEFAULT}, and at most {@link JsonTree#MOST_LEVELS} levels of JSON. */
    public MysqlPlanReader() {
        this(PlanLimits.DEFAULT);
    }

    public MysqlPlanReader(PlanLimits limits) {
        this.limits = limits;
    }

    /**
     * The plan in a document.
     *
     * @param constants the server's cost of a page read from disk, which costs are divided by; MariaDB 11 costs in milliseconds,
     *     where a page read is a thousandth of OPTIMIZER_DISK_READ_COST of information_schema.OPTIMIZER_COSTS
     * @throws PlanRefusedException when it is no such document, is beyond the limits, holds an impossible estimate or tells
     *     no plan
     */
    public ReadPlan read(MysqlExplain explain, MysqlCatalog catalog, CostConstants constants)
            throws PlanRefusedException {
        Fields document = parse(explain.json());
        Vocabulary vocabulary = new Vocabulary();
        Step root = document.has("query_block")
                ? new BlockReader(RewrittenQuery.of(explain.rewritten()), explain, catalog, vocabulary).read(document)
                : operations(document, catalog, vocabulary);
        boolean hypergraph = explain.optimizer() == MysqlExplain.Optimizer.HYPERGRAPH;
        if (hypergraph) {
            root.note("Optimizer: hypergraph");
        }
        CostVector cost = MysqlCosts.vector(root, constants.sequentialPageCost(), explain.optimizer());
        StepListing listing = new StepListing(root, constants.sequentialPageCost());
        List<PlanNode> nodes = listing.nodes();
        if (nodes.size() > limits.maxNodes()) {
            throw new PlanRefusedException(
                    Reason.TOO_MANY_NODES, "a plan may have " + limits.maxNodes() + " nodes, had " + nodes.size());
        }
        return new ReadPlan(
                new CanonicalPlan(PlanFingerprint.FINGERPRINT_VERSION, PlanFingerprint.hash(nodes), nodes),
                cost,
                listing.relations(),
                vocabulary.unknown(),
                0,
                false,
                false,
                hypergraph ? Map.of(PlanSettings.OPTIMIZER, "hypergraph") : Map.of());
    }

    private static Step operations(Fields document, MysqlCatalog catalog, Vocabulary vocabulary)
            throws PlanRefusedException {
        JsonBytes.require(
                document.has("query_plan") || document.has("operation"),
                "an EXPLAIN document has a query_block or a query_plan");
        return new OperationReader(catalog, vocabulary).read(document);
    }

    private Fields parse(String text) throws PlanRefusedException {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        if (json.length > limits.maxBytes()) {
            throw new PlanRefusedException(
                    Reason.OVERSIZE, "a plan may have " + limits.maxBytes() + " bytes, had " + json.length);
        }
        try {
            return new Fields(JsonTree.read(json, VALUES_PER_NODE * limits.maxNodes()));
        } catch (PlanRefusedException e) {
            if (e.reason() == Reason.MALFORMED && END_MARKER.matcher(text).find()) {
                throw new PlanRefusedException(
                        Reason.MALFORMED,
                        "malformed plan: end_markers_in_json is on, so that the server prints no JSON: turn it off in"
                                + " the session that explains");
            }
            throw e;
        }
    }
}
