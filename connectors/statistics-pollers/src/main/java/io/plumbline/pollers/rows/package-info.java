/** Records with records within them as rows of a table. */
@NullMarked
package io.plumbline.pollers.rows;

import org.jspecify.annotations.NullMarked;
