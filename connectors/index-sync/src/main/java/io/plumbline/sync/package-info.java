/** The sink connector that pins plans: its options, its task, and where its results go. */
@NullMarked
package io.plumbline.sync;

import org.jspecify.annotations.NullMarked;
