package io.plumbline.capture.engine.postgres;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads the tree under {@code Plan} with a stack of open nodes, whatever its depth. */
final class ExplainNodes {

    private final JsonParser parser;
    private final PlanLimits limits;
    private final ExplainDocument document;
    private final Deque<EngineNode> open = new ArrayDeque<>();

    ExplainNodes(JsonParser parser, PlanLimits limits, ExplainDocument document) {
        this.parser = parser;
        this.limits = limits;
        this.document = document;
    }

    /** The parser stands on the root's START_OBJECT before, on its END_OBJECT after. */
    EngineNode read() throws IOException, PlanRefusedException {
        EngineNode root = open();
        while (!open.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                readKey(open.element(), key);
            } else if (token == JsonToken.START_OBJECT) {
                EngineNode parent = open.element();
                parent.children.add(open());
            } else if (token == JsonToken.END_OBJECT) {
                requireComplete(open.pop());
            } else {
                // only lists of nodes stay open while nodes are read
                ExplainValues.require(token == JsonToken.END_ARRAY, "Plans is a list of nodes");
            }
        }
        return root;
    }

    private EngineNode open() throws PlanRefusedException {
        document.nodes++;
        if (document.nodes > limits.maxNodes()) {
            throw new PlanRefusedException(
                    Reason.TOO_MANY_NODES, "a plan may have " + limits.maxNodes() + " nodes, had more");
        }
        if (open.size() == limits.maxDepth()) {
            throw new PlanRefusedException(
                    Reason.TOO_DEEP, "a plan may have " + limits.maxDepth() + " levels, had more");
        }
        EngineNode node = new EngineNode();
        open.push(node);
        return node;
    }

    private void readKey(EngineNode node, String key) throws IOException, PlanRefusedException {
        ExplainKey kind = ExplainKey.of(key);
        if (kind == null) {
            document.unknownKeys++;
            ExplainValues.skip(parser);
            return;
        }
        switch (kind) {
            case TEXT -> node.put(key, ExplainValues.texts(parser, key));
            case STARTUP_COST -> node.startupCost = ExplainValues.number(parser, key);
            case TOTAL_COST -> node.totalCost = ExplainValues.number(parser, key);
            case ROWS -> node.rows = ExplainValues.number(parser, key);
            case WORKERS_PLANNED -> node.workersPlanned = (int) ExplainValues.number(parser, key);
            case PARALLEL_AWARE -> node.parallelAware = parser.currentToken() == JsonToken.VALUE_TRUE;
            case SUBPLANS_REMOVED -> document.partitionsRemoved += (int) ExplainValues.number(parser, key);
            case DISABLED -> document.tellsDisabled = true;
            case GROUPING_SETS -> node.put(key, ExplainValues.innerLists(parser));
            case TARGET_TABLES -> readTargets(node);
            case CHILDREN ->
                ExplainValues.require(parser.currentToken() == JsonToken.START_ARRAY, "Plans is a list of nodes");
            case IGNORED -> ExplainValues.skip(parser);
        }
        requireScalarsConsumed(kind);
    }

    /** A structure where a scalar belongs would otherwise be taken for nodes. */
    private void requireScalarsConsumed(ExplainKey kind) throws PlanRefusedException {
        boolean scalar = kind == ExplainKey.PARALLEL_AWARE || kind == ExplainKey.DISABLED;
        ExplainValues.require(
                !scalar || parser.currentToken().isBoolean(), "Parallel Aware and Disabled are true or false");
    }

    private void readTargets(EngineNode node) throws IOException, PlanRefusedException {
        ExplainValues.require(parser.currentToken() == JsonToken.START_ARRAY, "Target Tables is a list");
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            EngineNode target = new EngineNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (ExplainKey.of(key) == ExplainKey.TEXT) {
                    target.put(key, ExplainValues.texts(parser, key));
                } else {
                    ExplainValues.skip(parser);
                }
            }
            RelationName relation = target.relation();
            if (relation != null) {
                node.targets.add(relation);
            }
        }
    }

    private static void requireComplete(EngineNode node) throws PlanRefusedException {
        ExplainValues.require(!node.type().isEmpty(), "every node has a Node Type");
        ExplainValues.require(
                !Double.isNaN(node.startupCost) && !Double.isNaN(node.totalCost) && !Double.isNaN(node.rows),
                "every node has Startup Cost, Total Cost and Plan Rows (EXPLAIN with COSTS)");
    }
}
