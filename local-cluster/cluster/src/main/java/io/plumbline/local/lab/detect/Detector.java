package io.plumbline.local.lab.detect;

/** A simple way to tell that a statement got worse. Remembers what it needs; for one thread. */
public interface Detector {

    /** In a few words. */
    String name();

    /** Takes an observation in; whether it would wake somebody. */
    boolean alarms(Sighting sighting);
}
