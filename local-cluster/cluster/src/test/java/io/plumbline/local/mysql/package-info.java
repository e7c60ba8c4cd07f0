@NullMarked
package io.plumbline.local.mysql;

import org.jspecify.annotations.NullMarked;
