/** Pins on PostgreSQL, through the table of pg_hint_plan. */
@NullMarked
package io.plumbline.sync.postgres;

import org.jspecify.annotations.NullMarked;
