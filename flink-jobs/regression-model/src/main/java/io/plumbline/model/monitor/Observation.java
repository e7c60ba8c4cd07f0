package io.plumbline.model.monitor;

import io.plumbline.model.policy.Thresholds;
import io.plumbline.model.statement.Sample;

/** A sample with what its counters say, and the thresholds it is judged by. */
record Observation(Sample sample, Worked worked, Thresholds thresholds) {}
