/** Index commands for indexes that a blocked statement has lost. */
@NullMarked
package io.plumbline.model.indexes;

import org.jspecify.annotations.NullMarked;
