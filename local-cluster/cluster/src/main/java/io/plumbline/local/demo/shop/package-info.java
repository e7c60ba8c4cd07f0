/** The demo's workload: a small shop with a steady mix of statements. */
@NullMarked
package io.plumbline.local.demo.shop;

import org.jspecify.annotations.NullMarked;
