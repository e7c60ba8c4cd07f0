package io.plumbline.capture.engine.mysql;

import io.plumbline.capture.plan.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What version 2 says is changed: only in words, {@code Update o (buffered), c (immediate)}. */
final class OperationWrites {

    private static final String PREFIXES = "^(Update|Delete from) ";
    private static final String MANNERS = " \\((buffered|immediate)\\)";

    private @Nullable Operator operator;
    private final List<String> aliases = new ArrayList<>();

    /** Remembers the change; the plan goes on with its input. */
    Step take(Operator change, String operation, Step input) {
        operator = change;
        String targets = operation.replaceFirst(PREFIXES, "").replaceAll(MANNERS, "");
        aliases.addAll(List.of(targets.split(", ", -1)));
        return input;
    }

    Step over(Step plan) {
        if (operator == null) {
            return plan;
        }
        Operator change = operator;
        Writes writes = new Writes();
        plan.forEach(step -> {
            if (step.alias != null && step.relation != null && aliases.contains(step.alias)) {
                writes.add(change, step);
            }
        });
        return writes.over(plan);
    }
}
