/** What people decide about the plans of a statement, and what comes of it. */
@NullMarked
package io.plumbline.model.decisions;

import org.jspecify.annotations.NullMarked;
