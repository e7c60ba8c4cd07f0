package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the tree under {@code Plan}, whatever its depth: the node being read knows its way back to the root. */
final class ExplainNodes {

    private static final String NODE_LIST = "Plans is a list of nodes";

    private final JsonBytes json;
    private final ExplainValues values;
    private final PlanLimits limits;
    private final ExplainDocument document;
    private final EngineTree tree;

    /** Position of the node being read; -1 outside the root. */
    private int current = -1;

    private int depth;

    ExplainNodes(JsonBytes json, PlanLimits limits, ExplainDocument document) {
        this.json = json;
        this.values = new ExplainValues(json);
        this.limits = limits;
        this.document = document;
        this.tree = document.tree;
    }

    void read() throws PlanRefusedException {
        open("Plan is an object");
        while (current >= 0) {
            if (json.nextName()) {
                readKey(tree.node(current));
            } else {
                close();
            }
        }
    }

    private void open(String law) throws PlanRefusedException {
        json.open('{', law);
        if (tree.size() == limits.maxNodes()) {
            throw new PlanRefusedException(
                    Reason.TOO_MANY_NODES, "a plan may have " + limits.maxNodes() + " nodes, had more");
        }
        if (depth == limits.maxDepth()) {
            throw new PlanRefusedException(
                    Reason.TOO_DEEP, "a plan may have " + limits.maxDepth() + " levels, had more");
        }
        int parent = current;
        current = tree.size();
        depth++;
        tree.add(new EngineNode(), parent);
    }

    private void close() throws PlanRefusedException {
        EngineNode node = tree.node(current);
        node.complete();
        requireComplete(node);
        current = tree.parent(current);
        depth--;
        if (current >= 0) {
            openNext();
        }
    }

    /** The next node of the list below the current one, if there is one. */
    private void openNext() throws PlanRefusedException {
        if (json.nextElement()) {
            open(NODE_LIST);
        }
    }

    private void readKey(EngineNode node) throws PlanRefusedException {
        ExplainKey key = json.in(ExplainKey.ALL);
        if (key == null) {
            json.newName(node.unknownKeys());
            document.unknownKeys++;
            values.skip();
            return;
        }
        json.requireJson(node.isNew(key));
        switch (key.use()) {
            case TEXT -> node.put(key.requireText(), values.texts(key.name()));
            case STARTUP_COST -> node.startupCost = values.number(key.name());
            case TOTAL_COST -> node.totalCost = values.number(key.name());
            case ROWS -> node.rows = values.number(key.name());
            case WORKERS_PLANNED -> node.workersPlanned = (int) values.number(key.name());
            case PARALLEL_AWARE -> node.parallelAware = json.truth();
            case SUBPLANS_REMOVED -> document.partitionsRemoved += (int) values.number(key.name());
            case DISABLED -> {
                json.truth();
                document.tellsDisabled = true;
            }
            case GROUPING_SETS -> node.put(key.requireText(), values.innerLists());
            case TARGET_TABLES -> node.targets = targets();
            case CHILDREN -> {
                json.open('[', NODE_LIST);
                openNext();
            }
            case IGNORED -> values.skip();
        }
    }

    private List<RelationName> targets() throws PlanRefusedException {
        List<RelationName> targets = new ArrayList<>();
        json.open('[', "Target Tables is a list");
        while (json.nextElement()) {
            RelationName relation = target().relation();
            if (relation != null) {
                targets.add(relation);
            }
        }
        return targets;
    }

    private EngineNode target() throws PlanRefusedException {
        EngineNode target = new EngineNode();
        Set<String> names = new HashSet<>();
        json.open('{', "Target Tables is a list of objects");
        while (json.nextName()) {
            ExplainKey key = json.in(ExplainKey.ALL);
            json.newName(names);
            if (key != null && key.use() == ExplainKey.Use.TEXT) {
                target.put(key.requireText(), values.texts(key.name()));
            } else {
                values.skip();
            }
        }
        return target;
    }

    private static void requireComplete(EngineNode node) throws PlanRefusedException {
        JsonBytes.require(!node.type().isEmpty(), "every node has a Node Type");
        JsonBytes.require(
                !Double.isNaN(node.startupCost) && !Double.isNaN(node.totalCost) && !Double.isNaN(node.rows),
                "every node has Startup Cost, Total Cost and Plan Rows (EXPLAIN with COSTS)");
    }
}
