package io.plumbline.local.lab.event;

import java.util.Locale;

/** What an event does that is not SQL. The wire name is the constant in lower case with hyphens. */
public enum Deed {
    RESTART_SERVER,
    KILL_SERVER,
    RESTART_POLLER,
    KILL_CONNECT,
    KILL_TASK_MANAGER,
    RECONNECT_CLIENTS,
    SIMPLE_PROTOCOL,
    PREPARED_PROTOCOL,
    TRAFFIC_TENFOLD,
    TRAFFIC_TENTH,
    TRAFFIC_USUAL;

    static Deed byWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
