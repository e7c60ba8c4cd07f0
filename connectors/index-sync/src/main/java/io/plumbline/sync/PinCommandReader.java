package io.plumbline.sync;

import io.plumbline.capture.identity.StatementKey;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.sync.pins.PinCommand;
import io.plumbline.sync.pins.WantedPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Pin commands from structs of the schema PlanPinCommand. */
final class PinCommandReader {

    private static final Set<String> OPERATORS =
            Stream.of(Operator.values()).map(Operator::name).collect(Collectors.toSet());

    private PinCommandReader() {}

    /**
     * Reads a command.
     *
     * @throws DataException naming the field that has not a value it may have
     */
    static PinCommand read(@Nullable Object value) {
        if (!(value instanceof Struct struct)) {
            throw new DataException("a pin command is a struct, was "
                    + (value == null ? "null" : value.getClass().getName()) + ": check value.converter");
        }
        String action = oneOf(struct, "action", Set.of("PIN", "UNPIN"));
        Struct plan = struct.getStruct("plan");
        if (action.equals("PIN") == (plan == null)) {
            throw new DataException("a command to PIN has a plan and one to UNPIN has none, action was " + action);
        }
        return new PinCommand(
                struct.getString("command_id"),
                new StatementKey(
                        struct.getString("cluster"),
                        struct.getString("database"),
                        struct.getString("namespace"),
                        struct.getString("sql_hash")),
                struct.getString("instance"),
                oneOf(struct, "mode", Set.of("PROPOSED", "APPLY")).equals("PROPOSED"),
                plan == null ? null : plan(plan),
                instant(struct, "issued_at"),
                instant(struct, "expires_at"));
    }

    private static WantedPlan plan(Struct plan) {
        List<PlanNode> nodes = new ArrayList<>();
        plan.<Struct>getArray("nodes").forEach(node -> nodes.add(node(node)));
        return new WantedPlan(
                plan.getInt32("fingerprint_version"),
                plan.getString("plan_hash"),
                plan.getString("plan_kind"),
                nodes,
                !plan.getBoolean("truncated"));
    }

    private static PlanNode node(Struct node) {
        String joinType = node.getString("join_type");
        String operator = node.getString("operator");
        return new PlanNode(
                node.getInt32("parent"),
                NodeRole.valueOf(oneOf(node, "role", names(NodeRole.values()))),
                OPERATORS.contains(operator) ? Operator.valueOf(operator) : Operator.OTHER,
                joinType == null ? null : JoinType.valueOf(oneOf(node, "join_type", names(JoinType.values()))),
                node.getString("relation"),
                index(node),
                node.getString("index_name"),
                node.getArray("conditions"),
                node.getArray("keys"),
                node.getInt32("refers_to"),
                node.getFloat64("startup_cost"),
                node.getFloat64("total_cost"),
                node.getFloat64("rows"));
    }

    private static @Nullable IndexKey index(Struct node) {
        String method = node.getString("index_method");
        if (method == null && node.getString("index_name") == null) {
            return null;
        }
        return new IndexKey(
                String.valueOf(node.getString("relation")),
                method,
                node.getArray("index_keys"),
                node.getString("index_predicate"));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
    }

    private static String oneOf(Struct struct, String field, Set<String> allowed) {
        String value = struct.getString(field);
        if (!allowed.contains(value)) {
            throw new DataException(field + " must be one of " + allowed + ", was " + value);
        }
        return value;
    }

    private static Instant instant(Struct struct, String field) {
        return ((Date) struct.get(field)).toInstant();
    }
}
