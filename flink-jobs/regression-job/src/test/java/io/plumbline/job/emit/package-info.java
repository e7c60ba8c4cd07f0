/** What leaves the job, byte by byte. */
@NullMarked
package io.plumbline.job.emit;

import org.jspecify.annotations.NullMarked;
