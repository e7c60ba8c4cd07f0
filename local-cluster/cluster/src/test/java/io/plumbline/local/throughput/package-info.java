/** What the job costs beside jobs that do less, Kafka to Kafka on real processes; run by hand. */
@NullMarked
package io.plumbline.local.throughput;

import org.jspecify.annotations.NullMarked;
