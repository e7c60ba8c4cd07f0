/** The same data and statements on several engines. */
@org.jspecify.annotations.NullMarked
package io.plumbline.local.engines;
