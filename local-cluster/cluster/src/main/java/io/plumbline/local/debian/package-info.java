/** Programs from Debian's packages, run without being installed. */
@NullMarked
package io.plumbline.local.debian;

import org.jspecify.annotations.NullMarked;
