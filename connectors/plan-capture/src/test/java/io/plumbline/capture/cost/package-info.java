@NullMarked
package io.plumbline.capture.cost;

import org.jspecify.annotations.NullMarked;
