package io.plumbline.model.changepoints;

import io.plumbline.model.causes.Drift;
import java.time.Instant;

/**
 * The level of a series changed.
 *
 * @param at of the first value that belongs to the new level; where the change is GRADUAL, about its beginning
 * @param confirmedAt of the value that confirmed it
 * @param shape ABRUPT or GRADUAL
 * @param before level before, in the series' own unit
 * @param after level since, as far as it had come at confirmation; never equal to {@code before}
 * @param probability posterior of a change in this direction, 0 to 1
 */
public record ChangePoint(
        Instant at, Instant confirmedAt, Drift shape, double before, double after, double probability) {

    /** The same change where all values are this many times as high. */
    ChangePoint times(double factor) {
        return new ChangePoint(at, confirmedAt, shape, before * factor, after * factor, probability);
    }

    /** What the level was multiplied by. */
    public double ratio() {
        return after / before;
    }
}
