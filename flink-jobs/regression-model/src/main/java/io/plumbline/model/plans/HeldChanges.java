package io.plumbline.model.plans;

import java.time.Instant;

/**
 * How full a history of plan changes is.
 *
 * @param held changes it holds
 * @param trimmedAt when it was last trimmed, or began
 */
public record HeldChanges(int held, Instant trimmedAt) {}
