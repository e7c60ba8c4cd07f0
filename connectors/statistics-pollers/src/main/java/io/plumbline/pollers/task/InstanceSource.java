package io.plumbline.pollers.task;

import io.plumbline.pollers.PollClock;
import io.plumbline.pollers.metrics.PollerMetrics;
import io.plumbline.pollers.options.InstanceSettings;
import io.plumbline.pollers.options.PollerSettings;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** Reads one server. */
public interface InstanceSource extends AutoCloseable {

    /**
     * Everything to publish now.
     *
     * @throws SQLException when the server cannot be read
     * @throws PollFailure when it lacks something or does not grant it
     */
    List<SourceRecord> poll() throws SQLException, PollFailure;

    @Override
    void close() throws SQLException;

    /** Makes the source of an instance. */
    interface Factory {

        InstanceSource create(
                PollerSettings settings, InstanceSettings instance, PollerMetrics metrics, PollClock clock);
    }
}
