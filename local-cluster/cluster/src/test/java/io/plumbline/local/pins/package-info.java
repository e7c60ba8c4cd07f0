@NullMarked
package io.plumbline.local.pins;

import org.jspecify.annotations.NullMarked;
