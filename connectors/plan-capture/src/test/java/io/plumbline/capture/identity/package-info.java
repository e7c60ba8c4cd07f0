@NullMarked
package io.plumbline.capture.identity;

import org.jspecify.annotations.NullMarked;
