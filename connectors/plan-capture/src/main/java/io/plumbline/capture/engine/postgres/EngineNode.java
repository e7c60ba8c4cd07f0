package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.NodeRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node as PostgreSQL printed it. Filled by the parser, one pass; the canonical form is built beside it. */
final class EngineNode {

    private static final String CTE_PREFIX = "CTE ";

    final List<EngineNode> children = new ArrayList<>(2);
    final List<RelationName> targets = new ArrayList<>(0);
    private final Map<String, List<String>> texts = new HashMap<>();

    double startupCost = Double.NaN;
    double totalCost = Double.NaN;
    /** Rows of all workers together, per loop, once {@link RowEstimates} has passed. */
    double rows = Double.NaN;

    int workersPlanned;
    boolean parallelAware;

    void put(String key, List<String> values) {
        texts.put(key, values);
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The key's only text, or null. */
    @Nullable
    String text(String key) {
        List<String> values = texts.get(key);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    List<String> list(String key) {
        return texts.getOrDefault(key, List.of());
    }

    /** The engine's name of the operator. */
    String type() {
        String type = text("Node Type");
        return type == null ? "" : type;
    }

    boolean isGather() {
        return type().equals("Gather") || type().equals("Gather Merge");
    }

    boolean isAppend() {
        return type().equals("Append") || type().equals("Merge Append");
    }

    NodeRole role() {
        String relationship = text("Parent Relationship");
        if (relationship == null) {
            return NodeRole.ROOT;
        }
        return switch (relationship) {
            case "Inner" -> NodeRole.INNER;
            case "Member", "child", "children" -> NodeRole.MEMBER;
            case "SubPlan" -> NodeRole.SUBPLAN;
            case "InitPlan" -> cteDefined() == null ? NodeRole.INITPLAN : NodeRole.CTE;
            default -> NodeRole.OUTER;
        };
    }

    /** The name of the CTE that this node is the top of, or null. */
    @Nullable
    String cteDefined() {
        String name = text("Subplan Name");
        return name != null && name.startsWith(CTE_PREFIX) ? name.substring(CTE_PREFIX.length()) : null;
    }

    /** The relation named, or null; schema {@code ""} without VERBOSE. */
    @Nullable
    RelationName relation() {
        String table = text("Relation Name");
        if (table == null) {
            return null;
        }
        String schema = text("Schema");
        return new RelationName(schema == null ? "" : schema, table);
    }

    /** Children that feed it rows, in order: not its subplans, init plans and CTEs. */
    List<EngineNode> inputs() {
        List<EngineNode> inputs = new ArrayList<>(children.size());
        for (EngineNode child : children) {
            if (isInput(child.role())) {
                inputs.add(child);
            }
        }
        return inputs;
    }

    static boolean isInput(NodeRole role) {
        return role != NodeRole.SUBPLAN && role != NodeRole.INITPLAN && role != NodeRole.CTE;
    }
}
