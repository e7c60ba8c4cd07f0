/** The demo's parts, and the whole of it as the end-to-end test. */
@NullMarked
package io.plumbline.local.demo;

import org.jspecify.annotations.NullMarked;
