/** Simple detectors that see the same observations as the engine, so that one sees what the engine is worth. */
@NullMarked
package io.plumbline.local.lab.detect;

import org.jspecify.annotations.NullMarked;
