@NullMarked
package io.plumbline.pollers.options;

import org.jspecify.annotations.NullMarked;
