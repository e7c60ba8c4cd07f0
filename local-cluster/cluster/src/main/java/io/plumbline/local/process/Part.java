package io.plumbline.local.process;

/** One server of the stack. All methods block until what they promise is true. */
public interface Part {

    /** The name in logs, status and the pid file. */
    String name();

    /** Starts the server on the data it left behind, if any, and returns at once. */
    void launch();

    /** Returns when the server can do its work. */
    void awaitReady();

    default void start() {
        launch();
        awaitReady();
    }

    /** Ends it in order. Does nothing when it does not run. */
    void stop();

    /** Ends it at once with SIGKILL, as a crash would. Does nothing when it does not run. */
    void kill();

    default void restart() {
        stop();
        start();
    }
}
