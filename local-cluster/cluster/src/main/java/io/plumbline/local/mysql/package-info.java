/** Real MySQL and MariaDB servers. */
@NullMarked
package io.plumbline.local.mysql;

import org.jspecify.annotations.NullMarked;
