/** Captured plans and costs as records of the wire, and the trust Avro wants before it reads them. */
@NullMarked
package io.plumbline.records;

import org.jspecify.annotations.NullMarked;
