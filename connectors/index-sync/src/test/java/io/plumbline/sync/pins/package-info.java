@NullMarked
package io.plumbline.sync.pins;

import org.jspecify.annotations.NullMarked;
