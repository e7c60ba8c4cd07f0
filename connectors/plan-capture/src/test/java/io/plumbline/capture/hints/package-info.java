@NullMarked
package io.plumbline.capture.hints;

import org.jspecify.annotations.NullMarked;
