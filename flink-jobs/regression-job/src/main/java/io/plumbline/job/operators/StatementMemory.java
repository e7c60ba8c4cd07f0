package io.plumbline.job.operators;

import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.state.PlanRecordBytes;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;
import io.plumbline.state.StateDescriptors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/**
 * The current key's statement state. Plans that a sample did not touch are not written again: the model keeps their
 * records, so they are the same objects.
 */
final class StatementMemory {

    private final ValueState<byte[]> standing;
    private final MapState<String, byte[]> plans;

    StatementMemory(RuntimeContext context) {
        this.standing = context.getState(StateDescriptors.STATEMENT_STANDING);
        this.plans = context.getMapState(StateDescriptors.STATEMENT_PLANS);
    }

    StatementState load() throws Exception {
        byte[] bytes = standing.value();
        if (bytes == null) {
            return StatementState.EMPTY;
        }
        Standing loaded = StandingBytes.read(bytes);
        List<PlanRecord> records = new ArrayList<>();
        for (String hash : loaded.planOrder()) {
            records.add(PlanRecordBytes.read(plans.get(hash)));
        }
        return new StatementState(records, loaded.instances(), loaded.entries());
    }

    // an untouched plan is the same object, and comparing whole plans would cost more than writing them
    @SuppressWarnings("ReferenceEquality")
    void save(StatementState before, StatementState after) throws Exception {
        if (after == before) {
            return;
        }
        Set<String> hashes = new HashSet<>();
        for (PlanRecord plan : after.plans()) {
            hashes.add(planKey(plan));
            if (before.plans().stream().noneMatch(kept -> kept == plan)) {
                plans.put(planKey(plan), PlanRecordBytes.write(plan));
            }
        }
        for (PlanRecord plan : before.plans()) {
            if (!hashes.contains(planKey(plan))) {
                plans.remove(planKey(plan));
            }
        }
        List<String> order =
                after.plans().stream().map(StatementMemory::planKey).toList();
        standing.update(StandingBytes.write(new Standing(order, after.instances(), after.entries())));
    }

    // the same strategy planned in another way is another record of the set
    private static String planKey(PlanRecord plan) {
        return String.join(
                "/",
                plan.planHash(),
                plan.sighting().kind().name(),
                plan.engine(),
                Integer.toString(plan.sighting().plan().fingerprintVersion()));
    }
}
