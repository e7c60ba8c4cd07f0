/** Tests of the lab's event package. */
@NullMarked
package io.plumbline.local.lab.event;

import org.jspecify.annotations.NullMarked;
