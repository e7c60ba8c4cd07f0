package io.plumbline.model.pins;

import io.plumbline.model.policy.ThresholdParameter;
import io.plumbline.model.policy.Thresholds;
import java.time.Duration;
import java.time.Instant;

/**
 * From when and until when a pin holds.
 *
 * @param lifetime above 0, at most {@link #LONGEST}
 */
public record PinTerms(Instant issuedAt, Duration lifetime) {

    /** How long a pin holds at most without being renewed: as long as its command is kept. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final double SECONDS_PER_DAY = 86_400;

    /** By what is set for the statement. */
    public static PinTerms of(Thresholds thresholds, Instant issuedAt) {
        double days = thresholds.value(ThresholdParameter.PIN_LIFETIME);
        return new PinTerms(issuedAt, Duration.ofSeconds(Math.round(days * SECONDS_PER_DAY)));
    }

    Instant expiresAt() {
        return issuedAt.plus(lifetime);
    }
}
