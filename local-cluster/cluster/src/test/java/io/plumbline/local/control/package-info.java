/** The control database and the DDL capture on real servers. */
@NullMarked
package io.plumbline.local.control;

import org.jspecify.annotations.NullMarked;
