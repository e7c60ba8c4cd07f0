/** What is asked of a PostgreSQL server about plans: generic plans of statements, and the catalogue to read them by. */
@NullMarked
package io.plumbline.explain;

import org.jspecify.annotations.NullMarked;
