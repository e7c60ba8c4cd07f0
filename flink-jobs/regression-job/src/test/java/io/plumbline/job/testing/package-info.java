/** What tests of the job share: records as the pollers write them, a fixed registry, a whole run. */
@NullMarked
package io.plumbline.job.testing;

import org.jspecify.annotations.NullMarked;
