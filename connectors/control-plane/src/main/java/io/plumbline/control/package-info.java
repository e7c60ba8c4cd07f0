/** The control database, the DDL capture of watched databases, and the Debezium connectors that follow both. */
@NullMarked
package io.plumbline.control;

import org.jspecify.annotations.NullMarked;
