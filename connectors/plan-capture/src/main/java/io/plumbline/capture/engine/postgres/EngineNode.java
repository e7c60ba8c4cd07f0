package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.NodeRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node as PostgreSQL printed it. Filled by the parser, one pass; the canonical form is built beside it. */
final class EngineNode {

    private static final String CTE_PREFIX = "CTE ";

    final List<EngineNode> children = new ArrayList<>(2);
    List<RelationName> targets = List.of();
    private final Map<TextKey, List<String>> texts = new EnumMap<>(TextKey.class);

    /** The numbers of the keys it has, a bit each. */
    private long lowKeys;

    private long highKeys;

    /** The keys it has that this version does not know. */
    private @Nullable Set<String> unknownKeys;

    private String type = "";
    private NodeRole role = NodeRole.ROOT;

    double startupCost = Double.NaN;
    double totalCost = Double.NaN;
    /** Rows of all workers together, per loop, once {@link RowEstimates} has passed. */
    double rows = Double.NaN;

    int workersPlanned;
    boolean parallelAware;

    /** Whether the key is the first of its name. */
    boolean isNew(ExplainKey key) {
        long bit = 1L << key.number();
        boolean low = key.number() < Long.SIZE;
        boolean known = ((low ? lowKeys : highKeys) & bit) != 0;
        lowKeys |= low ? bit : 0;
        highKeys |= low ? 0 : bit;
        return !known;
    }

    Set<String> unknownKeys() {
        if (unknownKeys == null) {
            unknownKeys = new HashSet<>();
        }
        return unknownKeys;
    }

    void put(TextKey key, List<String> values) {
        texts.put(key, values);
    }

    /** To be called when all its keys are there. */
    void complete() {
        String printed = text(TextKey.NODE_TYPE);
        type = printed == null ? "" : printed;
        role = roleOf(text(TextKey.PARENT_RELATIONSHIP));
    }

    boolean has(TextKey key) {
        return texts.containsKey(key);
    }

    /** The key's only text, or null. */
    @Nullable
    String text(TextKey key) {
        List<String> values = list(key);
        return values.isEmpty() ? null : values.get(0);
    }

    List<String> list(TextKey key) {
        List<String> values = texts.get(key);
        return values == null ? List.of() : values;
    }

    /** The engine's name of the operator. */
    String type() {
        return type;
    }

    boolean isGather() {
        return type.equals("Gather") || type.equals("Gather Merge");
    }

    boolean isAppend() {
        return type.equals("Append") || type.equals("Merge Append");
    }

    NodeRole role() {
        return role;
    }

    private NodeRole roleOf(@Nullable String relationship) {
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
        String name = text(TextKey.SUBPLAN_NAME);
        return name != null && name.startsWith(CTE_PREFIX) ? name.substring(CTE_PREFIX.length()) : null;
    }

    /** The relation named, or null; schema {@code ""} without VERBOSE. */
    @Nullable
    RelationName relation() {
        String table = text(TextKey.RELATION_NAME);
        if (table == null) {
            return null;
        }
        String schema = text(TextKey.SCHEMA);
        return new RelationName(schema == null ? "" : schema, table);
    }

    /** Whether it is fed rows by a node below: not by its subplans, init plans and CTEs. */
    boolean hasInput() {
        for (EngineNode child : children) {
            if (isInput(child.role)) {
                return true;
            }
        }
        return false;
    }

    /** Children that feed it rows, in order: not its subplans, init plans and CTEs. */
    List<EngineNode> inputs() {
        List<EngineNode> inputs = new ArrayList<>(children.size());
        for (EngineNode child : children) {
            if (isInput(child.role)) {
                inputs.add(child);
            }
        }
        return inputs;
    }

    static boolean isInput(NodeRole role) {
        return role != NodeRole.SUBPLAN && role != NodeRole.INITPLAN && role != NodeRole.CTE;
    }
}
