package io.plumbline.model.monitor;

import io.plumbline.model.causes.DdlEvent;
import io.plumbline.model.policy.MaintenanceCalendar;
import io.plumbline.model.policy.Policy;
import io.plumbline.model.work.Pulses;
import java.util.List;

/**
 * What is in force when a sample is judged. Events and windows of other clusters or databases do no harm.
 *
 * @param recentDdl any order
 * @param pulses how the instances fare
 */
public record MonitorContext(Policy policy, List<DdlEvent> recentDdl, MaintenanceCalendar maintenance, Pulses pulses) {

    /** Defaults, no DDL, no windows, no instance measured. */
    public static final MonitorContext DEFAULTS =
            new MonitorContext(Policy.DEFAULTS, List.of(), MaintenanceCalendar.EMPTY, Pulses.NONE);

    public MonitorContext {
        recentDdl = List.copyOf(recentDdl);
    }
}
