@NullMarked
package io.plumbline.capture.engine.postgres;

import org.jspecify.annotations.NullMarked;
