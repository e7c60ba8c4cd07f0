@NullMarked
package io.plumbline.benchmarks;

import org.jspecify.annotations.NullMarked;
