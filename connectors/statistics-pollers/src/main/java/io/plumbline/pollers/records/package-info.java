/** What is polled, as records of the wire. */
@NullMarked
package io.plumbline.pollers.records;

import org.jspecify.annotations.NullMarked;
