package io.plumbline.model.monitor;

import io.plumbline.model.policy.Policy;
import java.time.Instant;

/**
 * What is in force when a decision is taken in.
 *
 * @param now by the job's clock
 */
public record DecisionContext(Policy policy, Instant now) {}
