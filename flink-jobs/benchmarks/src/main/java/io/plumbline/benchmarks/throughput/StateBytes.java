package io.plumbline.benchmarks.throughput;

import io.plumbline.avro.v1.StatementObservation;
import io.plumbline.job.ingest.AvroBytes;
import io.plumbline.job.ingest.ObservationMapper;
import io.plumbline.job.ingest.RejectedException;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.monitor.StatementMonitor;
import io.plumbline.model.monitor.StatementState;
import io.plumbline.model.plans.PlanRecord;
import io.plumbline.state.Standing;
import io.plumbline.state.StandingBytes;

/**
 * Bytes a sample reads and writes once a statement is known.
 *
 * @param standing value of {@code statement-standing}
 * @param hot value of {@code plan-statistics}
 */
record StateBytes(int standing, int hot) {

    private static final int POLLS = 100;

    /** Those of a statement of the fleet after 100 polls. */
    static StateBytes ofFleet() throws RejectedException {
        StatementMonitor monitor = new StatementMonitor(MonitorOptions.defaults());
        ObservationMapper mapper = new ObservationMapper(Integer.MAX_VALUE);
        Fleet fleet = new Fleet(1);
        StatementState state = StatementState.EMPTY;
        for (int poll = 0; poll < POLLS; poll++) {
            byte[] avro = fleet.at(poll).avro();
            state = monitor.observe(
                            state,
                            mapper.toSample(AvroBytes.read(StatementObservation.class, avro)),
                            MonitorContext.DEFAULTS)
                    .state();
        }
        Standing standing = new Standing(
                state.plans().stream().map(PlanRecord::summary).toList(), state.instances(), state.entries());
        return new StateBytes(
                StandingBytes.write(standing).length,
                state.plans().get(0).statistics().hot().length);
    }

    int sum() {
        return standing + hot;
    }
}
