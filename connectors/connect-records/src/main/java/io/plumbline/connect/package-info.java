/** Generated Avro records as Connect schemas and structs. */
@NullMarked
package io.plumbline.connect;

import org.jspecify.annotations.NullMarked;
