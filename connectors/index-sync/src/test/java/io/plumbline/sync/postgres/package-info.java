@NullMarked
package io.plumbline.sync.postgres;

import org.jspecify.annotations.NullMarked;
