@NullMarked
package io.plumbline.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
