/** What the database catalogue says of relations and indexes. */
@NullMarked
package io.plumbline.capture.catalog;

import org.jspecify.annotations.NullMarked;
