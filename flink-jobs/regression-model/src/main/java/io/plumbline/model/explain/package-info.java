/** Why an observation did, or did not, end in a verdict. */
@NullMarked
package io.plumbline.model.explain;

import org.jspecify.annotations.NullMarked;
