@NullMarked
package io.plumbline.capture.plan;

import org.jspecify.annotations.NullMarked;
