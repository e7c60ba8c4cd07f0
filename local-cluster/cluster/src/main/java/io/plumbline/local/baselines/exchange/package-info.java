/** Baselines as a file, from one control database to another; docs/reference/baseline-file.md has the format. */
@NullMarked
package io.plumbline.local.baselines.exchange;

import org.jspecify.annotations.NullMarked;
