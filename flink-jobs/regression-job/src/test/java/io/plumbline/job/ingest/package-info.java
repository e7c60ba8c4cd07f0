/** Every bad input the product names, and what becomes of it. */
@NullMarked
package io.plumbline.job.ingest;

import org.jspecify.annotations.NullMarked;
