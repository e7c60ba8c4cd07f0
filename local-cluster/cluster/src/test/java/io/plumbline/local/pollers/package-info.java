@NullMarked
package io.plumbline.local.pollers;

import org.jspecify.annotations.NullMarked;
