package io.plumbline.local.lab.run;

import java.time.Instant;

/** When an event began to be done, was done, began to be undone, and was over, by this machine's clock. */
record EventTimes(Instant startedAt, Instant changedAt, Instant undoneAt, Instant settledAt) {}
