@NullMarked
package io.plumbline.pollers.records;

import org.jspecify.annotations.NullMarked;
