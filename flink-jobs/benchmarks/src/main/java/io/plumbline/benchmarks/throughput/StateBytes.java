package io.plumbline.benchmarks.throughput;

import io.plumbline.job.ingest.ObservationReader;
import io.plumbline.job.ingest.RejectedException;
import io.plumbline.model.monitor.MonitorContext;
import io.plumbline.model.monitor.MonitorOptions;
import io.plumbline.model.monitor.StatementMonitor;

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
        StatementInMemory memory = new StatementInMemory();
        for (int poll = 0; poll < POLLS; poll++) {
            memory.save(
                    monitor.observe(memory.load(), reader.read(fleet.at(poll).avro()), MonitorContext.DEFAULTS)
                            .state());
        }
        return new StateBytes(memory.standingBytes() - memory.hotBytes(), memory.hotBytes());
    }

    int sum() {
        return standing + hot;
    }
}
