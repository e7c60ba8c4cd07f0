package io.plumbline.local.cli;

import io.plumbline.control.ControlPlaneException;
import io.plumbline.local.decisions.RefusedDecisionException;
import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.process.InfrastructureException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Failures that we named become a message and an exit code; an unknown one shows its stack trace. */
final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        boolean ours = isWrongUsage(failure)
                || failure instanceof InfrastructureException
                || failure instanceof ControlPlaneException
                || failure instanceof UncheckedIOException;
        if (ours) {
            command.getErr().println("plumbline: " + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return isWrongUsage(failure) ? ExitCodes.USAGE : ExitCodes.INFRASTRUCTURE;
    }

    private static boolean isWrongUsage(Exception failure) {
        return failure instanceof ConfigurationException || failure instanceof RefusedDecisionException;
    }
}
