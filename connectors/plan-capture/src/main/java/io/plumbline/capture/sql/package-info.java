/** Normalised SQL and its hash: one pass over the text, no regular expressions. */
@NullMarked
package io.plumbline.capture.sql;

import org.jspecify.annotations.NullMarked;
