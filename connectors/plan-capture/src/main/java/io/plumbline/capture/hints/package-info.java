/** Plans as hints of pg_hint_plan. */
@NullMarked
package io.plumbline.capture.hints;

import org.jspecify.annotations.NullMarked;
