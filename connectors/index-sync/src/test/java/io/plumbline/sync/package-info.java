@NullMarked
package io.plumbline.sync;

import org.jspecify.annotations.NullMarked;
