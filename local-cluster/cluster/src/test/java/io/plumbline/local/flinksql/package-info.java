/** The topics as tables of Flink SQL: the scripts in docs/flink-sql. */
@NullMarked
package io.plumbline.local.flinksql;

import org.jspecify.annotations.NullMarked;
