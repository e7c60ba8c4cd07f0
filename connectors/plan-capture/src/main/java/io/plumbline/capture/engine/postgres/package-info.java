/** Reads PostgreSQL's EXPLAIN (FORMAT JSON), 14 to 18. */
@NullMarked
package io.plumbline.capture.engine.postgres;

import org.jspecify.annotations.NullMarked;
