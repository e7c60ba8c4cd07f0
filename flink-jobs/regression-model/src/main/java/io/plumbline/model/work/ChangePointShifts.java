package io.plumbline.model.work;

import io.plumbline.model.changepoints.ChangePoint;
import io.plumbline.model.changepoints.ChangePointDetector;
import io.plumbline.model.changepoints.ChangePointOptions;

/** Change points of the time per call, a value for each poll with calls. */
public final class ChangePointShifts implements ShiftDetector {

    private final ChangePointDetector detector;

    public ChangePointShifts(ChangePointOptions options) {
        this.detector = new ChangePointDetector(options);
    }

    @Override
    public ShiftSeries observe(ShiftSeries before, PollWork poll) {
        ChangePointDetector.Observed observed =
                detector.observe(before.detector(), poll.timePerCallMicros(), poll.at());
        ChangePoint found = observed.found();
        TimeShift last = found == null
                ? before.last()
                : new TimeShift(
                        found.at(),
                        found.confirmedAt(),
                        found.shape(),
                        found.before(),
                        found.after(),
                        found.probability());
        return new ShiftSeries(
                observed.state(), last, found == null ? before.goneBack() : 0, before.shared(), before.lostMicros());
    }
}
