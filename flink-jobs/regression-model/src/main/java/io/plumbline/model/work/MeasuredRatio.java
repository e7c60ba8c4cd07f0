package io.plumbline.model.work;

import java.time.Instant;

/**
 * A measured poll of a statement against what is usual for it.
 *
 * @param statement tells it from others; a hash will do
 * @param ratio of its time per call to the usual one, above 0
 * @param outside whether it is above the band in which the statement usually varies
 */
public record MeasuredRatio(int statement, Instant at, double ratio, boolean outside) {}
