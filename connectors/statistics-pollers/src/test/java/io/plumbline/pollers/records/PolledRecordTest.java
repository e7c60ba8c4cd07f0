package io.plumbline.pollers.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.pollers.metrics.PollerMetrics;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PolledRecordTest {

    @Test
    void aServersClockIsNotTheTimeThatKafkaGivesTheRecord() {
        PolledRecord record = PolledRecord.tombstone(
                new PolledRecord.Origin(Map.of("instance", "ahead"), new PollerMetrics(), 0),
                new PolledRecord.Target("plumbline.relations", "key", Long.MAX_VALUE));

        assertThat(record.timestamp()).isNull();
        assertThat(record.sourceOffset()).isEqualTo(Map.of("observed_at", Long.MAX_VALUE));
    }
}
