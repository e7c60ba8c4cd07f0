package io.plumbline.local.lab.run;

/** Told what the lab does while it does it. */
public interface LabListener {

    /** Something is being done or has become ready. */
    void progress(String what);

    /** An event is over. */
    void finished(EventResult result);
}
