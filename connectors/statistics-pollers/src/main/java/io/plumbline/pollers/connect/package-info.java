/** Generated Avro records as Connect schemas and structs. */
@NullMarked
package io.plumbline.pollers.connect;

import org.jspecify.annotations.NullMarked;
