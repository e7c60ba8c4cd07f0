/** Which plan a statement shall have on the servers, as people decided. */
@NullMarked
package io.plumbline.model.pins;

import org.jspecify.annotations.NullMarked;
