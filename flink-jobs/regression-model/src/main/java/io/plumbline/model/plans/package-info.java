/** The plans of a statement, what is thought of each, and how the set changes. */
@NullMarked
package io.plumbline.model.plans;

import org.jspecify.annotations.NullMarked;
