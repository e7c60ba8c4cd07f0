@NullMarked
package io.plumbline.local.sql;

import org.jspecify.annotations.NullMarked;
