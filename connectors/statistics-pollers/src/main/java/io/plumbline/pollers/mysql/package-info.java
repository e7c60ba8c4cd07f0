/** Polls MySQL and MariaDB. */
@NullMarked
package io.plumbline.pollers.mysql;

import org.jspecify.annotations.NullMarked;
