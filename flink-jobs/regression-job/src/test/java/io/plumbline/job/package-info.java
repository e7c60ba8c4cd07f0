/** Tests of the job: its graph, its package and whole runs. */
@NullMarked
package io.plumbline.job;

import org.jspecify.annotations.NullMarked;
