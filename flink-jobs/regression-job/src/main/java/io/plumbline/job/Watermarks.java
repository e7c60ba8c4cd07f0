package io.plumbline.job;

import io.plumbline.job.ingest.RawRecord;
import io.plumbline.job.options.TimeSettings;
import java.time.Clock;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** How event time goes forward. */
final class Watermarks {

    private Watermarks() {}

    /**
     * Behind the newest Kafka timestamp of each partition; a silent partition does not hold the others back. Law: no record
     * moves it past the task's clock, so one from a producer with a wrong clock makes nothing late, retired or forgotten.
     */
    static WatermarkStrategy<RawRecord> of(TimeSettings time) {
        return of(time, Clock.systemUTC());
    }

    /** The same by another clock, which is serializable. */
    static WatermarkStrategy<RawRecord> of(TimeSettings time, Clock clock) {
        return WatermarkStrategy.<RawRecord>forBoundedOutOfOrderness(time.outOfOrderness())
                .withTimestampAssigner((record, ignored) -> Math.min(record.timestampMillis(), clock.millis()))
                .withIdleness(time.idleAfter());
    }

    /** No say in event time: a quiet topic of thresholds must not stop the clock of the observations. */
    static WatermarkStrategy<RawRecord> alwaysIdle() {
        return WatermarkStrategy.forGenerator(context -> new AlwaysIdle());
    }

    /** Never a watermark, always idle. */
    private static final class AlwaysIdle implements WatermarkGenerator<RawRecord> {

        @Override
        public void onEvent(RawRecord event, long eventTimestamp, WatermarkOutput output) {
            output.markIdle();
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
