package io.plumbline.pollers;

import java.time.Duration;

/** Time that passes: tests bring their own. */
public interface PollClock {

    /** The clock of the machine. */
    PollClock SYSTEM = new PollClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            Thread.sleep(pause.toMillis());
        }
    };

    /** Nanoseconds since an arbitrary moment, never running backwards. */
    long nanoTime();

    void sleep(Duration pause) throws InterruptedException;
}
