/** Builders of plans and samples for tests. */
@NullMarked
package io.plumbline.model.testing;

import org.jspecify.annotations.NullMarked;
