/** Rolling statistics over event time: log-bucket histograms in a ring of sub-windows. */
@NullMarked
package io.plumbline.model.stats;

import org.jspecify.annotations.NullMarked;
