/** A real PostgreSQL server as a local process. */
@NullMarked
package io.plumbline.local.postgres;

import org.jspecify.annotations.NullMarked;
