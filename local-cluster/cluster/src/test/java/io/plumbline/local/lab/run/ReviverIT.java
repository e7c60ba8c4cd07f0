package io.plumbline.local.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.StackPorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReviverIT {

    private final List<String> told = new ArrayList<>();

    @Test
    void noAnswerIsToldAndNotTheEndOfTheLab(@TempDir Path work) {
        LocalStack notRunning = LocalStack.of(Installation.current(), new WorkFolder(work), StackPorts.free());

        new Reviver(notRunning, new Listener()).look();

        assertThat(told)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("not looked at, to be looked at later: no answer from http://127.0.0.1:")
                        .contains("/connectors"));
    }

    private final class Listener implements LabListener {

        @Override
        public void progress(String what) {
            told.add(what);
        }

        @Override
        public void finished(EventResult result) {
            throw new AssertionError("no event was played");
        }
    }
}
