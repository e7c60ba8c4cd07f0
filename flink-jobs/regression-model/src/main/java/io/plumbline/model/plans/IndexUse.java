package io.plumbline.model.plans;

import io.plumbline.capture.plan.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * An index a plan reads.
 *
 * @param name its name when the plan was last seen; null where the engine named none
 */
public record IndexUse(@Nullable String name, IndexKey key) {}
