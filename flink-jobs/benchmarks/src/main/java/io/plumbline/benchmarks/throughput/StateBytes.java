package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.ObservationReader;
import io.plumbline.job.ingest.RejectedException;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.monitor.StatementMonitor;
import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.state.HotPlan;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;

/**
 * Bytes a sample reads and writes once a statement is known.
 *
 * @param standing value of {@code statement-standing} without the hot plan's statistics
 * @param hot those statistics
 */
record StateBytes(int standing, int hot) {

    private static final int POLLS = 100;

    /** Those of a statement of the fleet after 100 polls. */
    static StateBytes ofFleet() throws RejectedException {
        StatementMonitor monitor = new StatementMonitor(MonitorOptions.defaults());
        ObservationReader reader = new ObservationReader(Integer.MAX_VALUE);
        Fleet fleet = new Fleet(1);
        StatementState state = StatementState.EMPTY;
        for (int poll = 0; poll < POLLS; poll++) {
            byte[] avro = fleet.at(poll).avro();
            state = monitor.observe(state, reader.read(avro), MonitorContext.DEFAULTS)
                    .state();
        }
        byte[] hot = state.plans().get(0).statistics().hot();
        Standing standing = new Standing(
                state.plans().stream().map(PlanRecord::summary).toList(),
                state.instances(),
                state.entries(),
                HotPlan.NONE);
        return new StateBytes(StandingBytes.write(standing).length, hot.length);
    }

    int sum() {
        return standing + hot;
    }
}
