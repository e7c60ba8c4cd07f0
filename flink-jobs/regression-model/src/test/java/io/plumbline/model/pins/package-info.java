@NullMarked
package io.plumbline.model.pins;

import org.jspecify.annotations.NullMarked;
