/** The PostgreSQL connector. */
@NullMarked
package io.plumbline.pollers.postgres;

import org.jspecify.annotations.NullMarked;
