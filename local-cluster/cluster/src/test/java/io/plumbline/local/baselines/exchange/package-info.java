@NullMarked
package io.plumbline.local.baselines.exchange;

import org.jspecify.annotations.NullMarked;
