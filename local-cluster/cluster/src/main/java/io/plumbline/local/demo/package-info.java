/**
 * The main job end to end on real processes: a shop loses an index, gets a BLOCK verdict and an index command, and PASS
 * when the index is back; three harmless changes must not alarm. The command line and the end-to-end test run this.
 */
@NullMarked
package io.plumbline.local.demo;

import org.jspecify.annotations.NullMarked;
