package io.plumbline.job.operators;

import io.plumbline.model.monitor.MonitorCount;
import io.plumbline.model.plans.ChangeCap;
import io.plumbline.model.plans.ChangeCap.Admission;
import io.plumbline.model.plans.HeldChanges;
import io.plumbline.model.plans.PlanChange;
import io.plumbline.model.plans.PlanHistoryOptions;
import io.plumbline.state.HeldChangesBytes;
import io.plumbline.state.StateDescriptors;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * Which plan changes are published, by the cap of the current key's statement and that of the task: docs/decisions/0014.
 * A statement's days are those of its observations and kept in state; the task's are those of its own clock since it
 * started, kept in memory only. State is touched by a change and by no other sample.
 */
final class PlanHistory {

    private final ChangeCap ofStatement;
    private final ChangeCap ofTask;
    private final ValueState<byte[]> statement;
    private @Nullable HeldChanges task;

    /** {@code statement} is {@link StateDescriptors#PLAN_HISTORY}. */
    PlanHistory(PlanHistoryOptions options, ValueState<byte[]> statement) {
        this.ofStatement = options.ofStatement();
        this.ofTask = options.ofTask();
        this.statement = statement;
    }

    /**
     * What became of a change.
     *
     * @param counts what there is to count
     */
    record Answer(boolean published, Set<MonitorCount> counts) {}

    /** The current key's statement is forgotten, and what was published of it with it. */
    void forget() {
        statement.clear();
    }

    /**
     * Asks for both caps; the first plan of a statement needs neither, there is one of it. What had to go from a full history
     * is gone, and counted, with the change that is published in its room: one that is held back leaves it as it was.
     */
    Answer ask(PlanChange change, Instant taskTime) throws IOException {
        Set<MonitorCount> counts = EnumSet.noneOf(MonitorCount.class);
        if (change.kind().isOfNewStatement()) {
            return new Answer(true, counts);
        }
        byte[] bytes = statement.value();
        Admission first = ofStatement.admit(bytes == null ? null : HeldChangesBytes.read(bytes), change.observedAt());
        if (!first.admitted()) {
            counts.add(MonitorCount.PLAN_CHANGE_CAPPED);
            return new Answer(false, counts);
        }
        Admission second = ofTask.admit(task, taskTime);
        task = second.after();
        if (!second.admitted()) {
            counts.add(MonitorCount.PLAN_CHANGE_CAPPED_BY_TASK);
            return new Answer(false, counts);
        }
        statement.update(HeldChangesBytes.write(first.after()));
        if (first.trimmed()) {
            counts.add(MonitorCount.PLAN_HISTORY_TRIMMED);
        }
        return new Answer(true, counts);
    }
}
