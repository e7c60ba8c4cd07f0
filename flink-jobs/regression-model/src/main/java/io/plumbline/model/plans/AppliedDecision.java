package io.plumbline.model.plans;

import java.time.Instant;

/**
 * A decision that has been answered, by its name.
 *
 * @param decisionId a UUID in its text form
 * @param decidedAt by the control database's clock
 */
public record AppliedDecision(String decisionId, Instant decidedAt) {}
