@NullMarked
package io.plumbline.explain;

import org.jspecify.annotations.NullMarked;
