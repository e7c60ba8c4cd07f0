package io.plumbline.local.demo;

/** Told what the demo does while it does it. */
public interface DemoListener {

    /** Something is being done or has become ready. */
    void progress(String what);

    /** A step of the story is over. */
    void finished(StepReport step);
}
