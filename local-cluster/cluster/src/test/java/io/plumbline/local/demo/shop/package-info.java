/** The shop on a real server. */
@NullMarked
package io.plumbline.local.demo.shop;

import org.jspecify.annotations.NullMarked;
