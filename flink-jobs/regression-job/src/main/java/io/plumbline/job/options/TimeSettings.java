package io.plumbline.job.options;

import java.time.Duration;

/** How watermarks are made. */
public record TimeSettings(Duration outOfOrderness, Duration idleAfter) {

    static TimeSettings read(OptionReader reader) {
        return new TimeSettings(reader.read(TimeOptions.OUT_OF_ORDERNESS), reader.read(TimeOptions.IDLE_AFTER));
    }
}
