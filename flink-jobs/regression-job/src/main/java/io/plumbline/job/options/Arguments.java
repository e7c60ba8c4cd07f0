package io.plumbline.job.options;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** Program arguments, {@code --key value} or {@code --key=value}: the same keys as everywhere. */
public final class Arguments {

    private Arguments() {}

    /**
     * The configuration of the environment with the arguments on top.
     *
     * @throws WrongOptionsException naming every argument that is not of that form
     */
    public static Configuration over(Configuration environment, List<String> arguments) throws WrongOptionsException {
        Configuration all = new Configuration(environment);
        List<String> problems = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--plumbline.")) {
                problems.add("'" + argument + "' must be --plumbline.<option> with a value");
            } else if (equals > 0) {
                all.setString(argument.substring(2, equals), argument.substring(equals + 1));
            } else if (at + 1 < arguments.size()) {
                at++;
                all.setString(argument.substring(2), arguments.get(at));
            } else {
                problems.add(argument.substring(2) + " must have a value, had none");
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongOptionsException(problems);
        }
        return all;
    }
}
