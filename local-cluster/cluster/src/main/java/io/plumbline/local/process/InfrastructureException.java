package io.plumbline.local.process;

/** Something outside the program failed: a process, a port, a disk, a server. The message names it and where to look. */
public final class InfrastructureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InfrastructureException(String message) {
        super(message);
    }

    public InfrastructureException(String message, Throwable cause) {
        super(message, cause);
    }
}
