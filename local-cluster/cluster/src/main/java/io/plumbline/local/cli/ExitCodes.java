package io.plumbline.local.cli;

/** What every command's exit code means; also shown by {@code --help}. */
final class ExitCodes {
    static final int OK = 0;
    static final int EXPECTATION_FAILED = 1;
    static final int USAGE = 2;
    static final int INFRASTRUCTURE = 3;
    static final int NO_ANSWER = 4;

    private ExitCodes() {}
}
