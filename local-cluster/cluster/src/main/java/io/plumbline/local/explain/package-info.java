/** Reads EXPLAIN documents and catalogues from files, for {@code ./plumbline plan}. */
@NullMarked
package io.plumbline.local.explain;

import org.jspecify.annotations.NullMarked;
