/** What a task counts, as a JMX bean and as Kafka plugin metrics. */
@NullMarked
package io.plumbline.pollers.metrics;

import org.jspecify.annotations.NullMarked;
