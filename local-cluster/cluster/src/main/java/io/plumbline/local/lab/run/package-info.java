/**
 * The lab: labelled events on a real database under load, what the engine said to each, and how often it was right.
 */
@NullMarked
package io.plumbline.local.lab.run;

import org.jspecify.annotations.NullMarked;
