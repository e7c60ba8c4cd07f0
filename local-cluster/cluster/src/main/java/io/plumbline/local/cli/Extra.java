package io.plumbline.local.cli;

import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.stack.HintedDatabase;
import io.plumbline.local.stack.Progress;
import io.plumbline.local.stack.StackPorts;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What can run beside the stack. */
enum Extra {
    PG_HINT_PLAN("pg_hint_plan") {
        @Override
        void start(WorkFolder folder, StackPorts ports, Progress progress) {
            HintedDatabase.start(folder, ports, progress);
        }
    };

    private final String wireName;

    Extra(String wireName) {
        this.wireName = wireName;
    }

    abstract void start(WorkFolder folder, StackPorts ports, Progress progress);

    @Override
    public String toString() {
        return wireName;
    }

    /** Reads the names as people write them. */
    static final class Converter implements ITypeConverter<Extra> {
        @Override
        public Extra convert(String value) {
            return Stream.of(values())
                    .filter(extra -> extra.wireName.equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "must be one of " + List.of(values()) + ", was '" + value + "'"));
        }
    }
}
