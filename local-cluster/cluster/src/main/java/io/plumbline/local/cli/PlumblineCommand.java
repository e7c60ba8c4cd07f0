package io.plumbline.local.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(
        name = "plumbline",
        description = "Watches how PostgreSQL and MySQL fleets execute their SQL and says when a plan gets worse.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        subcommands = {
            DemoCommand.class,
            LabCommand.class,
            UpCommand.class,
            StatusCommand.class,
            VerdictsCommand.class,
            WhyCommand.class,
            BaselinesCommand.class,
            HistoryCommand.class,
            DiffCommand.class,
            RollbackCommand.class,
            DownCommand.class,
            SqlCommand.class,
            PlanCommand.class,
            AutoComplete.GenerateCompletion.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an expectation was not met: a BLOCK verdict where --fail-on asks, a decision that the job refused",
            "2:wrong usage or configuration",
            "3:something outside failed: a process, a port, a server",
            "4:decided, but the job did not answer in time"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  PLUMBLINE_WORK_DIR  the working folder, where --work-dir does not say",
            "  JAVA_HOME           the JDK 17 to use",
            "  NO_COLOR            no colours"
        })
final class PlumblineCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new PlumblineCommand());
        commandLine.setExecutionExceptionHandler(new FailureHandler());
        // a reason or name that begins with @ is no file to be read
        commandLine.setExpandAtFiles(false);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.ansi()));
        return commandLine;
    }
}
