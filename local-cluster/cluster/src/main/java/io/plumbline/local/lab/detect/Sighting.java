package io.plumbline.local.lab.detect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the lab keeps of an observation.
 *
 * @param statement its name in the lab
 * @param planHash null when the poll brought no plan of it
 * @param costPages of the plan, in page-read equivalents; NaN without a plan
 * @param rows the plan's estimate; NaN without a plan
 * @param calls since the observation before; 0 when counters cannot be subtracted
 * @param microsPerCall over these calls; NaN without calls
 */
public record Sighting(
        String statement,
        Instant observedAt,
        @Nullable String planHash,
        double costPages,
        double rows,
        long calls,
        double microsPerCall,
        int partition,
        long offset) {

    public boolean isTimed() {
        return calls > 0;
    }
}
