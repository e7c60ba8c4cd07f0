package io.plumbline.model.work;

/** Finds change points of the time per call. Pure: what it remembers is in the series. */
public interface ShiftDetector {

    /** Finds none. */
    ShiftDetector NONE = (before, poll) -> before;

    /** The series with one more poll, and with the change point that it confirms, if it does. */
    ShiftSeries observe(ShiftSeries before, PollWork poll);
}
