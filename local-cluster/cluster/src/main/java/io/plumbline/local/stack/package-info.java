/** All the parts together: ports, order of start and stop, what is written down about a running stack. */
@NullMarked
package io.plumbline.local.stack;

import org.jspecify.annotations.NullMarked;
