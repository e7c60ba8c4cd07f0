/** Tests of decisions about plans. */
@NullMarked
package io.plumbline.local.decisions;

import org.jspecify.annotations.NullMarked;
