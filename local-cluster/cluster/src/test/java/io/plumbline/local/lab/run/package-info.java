/** Tests of the lab's run package. */
@NullMarked
package io.plumbline.local.lab.run;

import org.jspecify.annotations.NullMarked;
