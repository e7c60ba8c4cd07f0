/** What the job sees of a statement. */
@NullMarked
package io.plumbline.model.statement;

import org.jspecify.annotations.NullMarked;
