/** Tests of the lab's detect package. */
@NullMarked
package io.plumbline.local.lab.detect;

import org.jspecify.annotations.NullMarked;
