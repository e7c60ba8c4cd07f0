package io.plumbline.model.policy;

/**
 * How a maintenance window repeats, as written; {@link MaintenanceWindow#problem()} says what is wrong with it.
 *
 * @param rule RFC 5545 RRULE without its name, such as {@code FREQ=WEEKLY;BYDAY=SU}
 * @param timeZone IANA name, such as {@code Europe/Berlin}, in whose local time the rule counts
 */
public record Recurrence(String rule, String timeZone) {}
