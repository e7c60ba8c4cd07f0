/** Reads the plans of MySQL and MariaDB. */
@NullMarked
package io.plumbline.capture.engine.mysql;

import org.jspecify.annotations.NullMarked;
