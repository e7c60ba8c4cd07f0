package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.catalog.RelationName;
import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.JoinType;
import io.plumbline.capture.plan.NodeRole;
import io.plumbline.capture.plan.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node of the canonical tree while it is being made; afterwards it becomes a plan node. */
final class Step {

    /** A condition as the server printed it. */
    record Condition(String kind, String text) {}

    final Operator operator;
    NodeRole role = NodeRole.OUTER;

    @Nullable
    JoinType joinType;

    @Nullable
    RelationName relation;

    /** The name that columns are qualified with. */
    @Nullable
    String alias;

    @Nullable
    IndexKey index;

    @Nullable
    String indexName;

    /** What is canonical as it is: the access method and the like. */
    final List<String> notes = new ArrayList<>(2);

    final List<Condition> conditions = new ArrayList<>(2);

    /** Columns of the index that are looked up, and what they are compared with: {@code schema.alias.column}. */
    List<String> lookupColumns = List.of();

    List<String> lookedUp = List.of();
    final List<Step> children = new ArrayList<>(2);

    /** Names rows that are materialised once: the step that makes them, and those that only read them. */
    @Nullable
    String makes;

    @Nullable
    String reads;

    double startupCost;

    /** As printed for it: {@link #plannedApart} and subplans are in no other step's. */
    double totalCost;

    /** Whether what is above it counts no more than reading the rows that it makes. */
    boolean plannedApart;

    double rows = 1;

    /** Rows that it reads by itself whenever it is run. */
    double examined;

    /** Whether an aggregate over all its rows was folded into it: a condition above that is HAVING. */
    boolean aggregated;

    /** Whether a subplan makes a value of the result, and is in no condition. */
    boolean selected;

    /** Whether a subplan is run, or rows are made, for every row of the query around it. */
    boolean dependent;

    Step(Operator operator) {
        this.operator = operator;
    }

    /** A step over one input, with its estimates. */
    static Step over(Operator operator, Step input) {
        Step step = new Step(operator);
        step.takeEstimates(input);
        return step.add(NodeRole.OUTER, input);
    }

    void takeEstimates(Step other) {
        startupCost = other.startupCost;
        totalCost = other.totalCost;
        rows = other.rows;
    }

    Step add(NodeRole as, Step child) {
        child.role = as;
        children.add(child);
        return this;
    }

    Step note(String note) {
        notes.add(note);
        return this;
    }

    boolean isJoin() {
        return operator == Operator.NESTED_LOOP_JOIN || operator == Operator.HASH_JOIN;
    }

    boolean isSubplan() {
        return role == NodeRole.SUBPLAN || role == NodeRole.INITPLAN;
    }

    /** Inputs, in order: not its subplans. */
    List<Step> inputs() {
        return children.stream().filter(child -> !child.isSubplan()).toList();
    }

    /** Adds subplans behind those it has, before its inputs. */
    void addSubplans(List<Step> subplans) {
        for (Step subplan : subplans) {
            subplan.role = NodeRole.SUBPLAN;
            int place = (int) children.stream().filter(Step::isSubplan).count();
            children.add(place, subplan);
        }
    }

    /** Where a condition on its rows is tested: at the last table of a join, or here. */
    Step lastFiltered() {
        return aggregated ? this : lastTable();
    }

    /** Whether its rows are groups. */
    boolean isGrouped() {
        return aggregated || operator == Operator.GROUP_AGGREGATE || operator == Operator.HASH_AGGREGATE;
    }

    Step lastTable() {
        Step step = this;
        while (step.isJoin()
                || (step.operator == Operator.SORT && !step.inputs().isEmpty())) {
            List<Step> inputs = step.inputs();
            step = inputs.get(inputs.size() - 1);
        }
        return step;
    }

    /** What columns are qualified with in canonical text. */
    String label() {
        if (relation != null) {
            return relation.toString();
        }
        return switch (operator) {
            case WORK_TABLE_SCAN -> "worktable";
            case TABLE_FUNCTION_SCAN -> "function";
            default -> "subquery";
        };
    }

    /** Itself and all below, parents before children, in order; no recursion. */
    void forEach(Consumer<Step> visitor) {
        Deque<Step> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Step step = open.pop();
            visitor.accept(step);
            for (int child = step.children.size() - 1; child >= 0; child--) {
                open.push(step.children.get(child));
            }
        }
    }
}
