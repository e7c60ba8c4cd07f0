/** The Flink session cluster and its jobs. */
@NullMarked
package io.plumbline.local.flink;

import org.jspecify.annotations.NullMarked;
