@NullMarked
package io.plumbline.capture.sql;

import org.jspecify.annotations.NullMarked;
