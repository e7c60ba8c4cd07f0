package io.plumbline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.ledger.BadInput;
import io.plumbline.local.ledger.Ledger;
import io.plumbline.local.policy.PolicyInForce;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.StackPorts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product's end-to-end test: the demo on both engines, watched by logins that have the documented grants and no others; then
 * policy, bad input and the ledger on the same running job.
 */
final class DemoIT {

    /** How quick the machine is today is not what is tested. */
    private static final Duration BUSY_MACHINE = Duration.ofMinutes(1);

    @Test
    void bothStoriesEndAsTheyMustPolicyTakesEffectBadInputIsRejectedAndNothingIsLostOrCountedTwice(@TempDir Path root)
            throws Exception {
        try (DemoFolder folder = DemoFolder.fresh(new WorkFolder(root))) {
            DemoOptions options = new DemoOptions(
                    folder.folder(), StackPorts.free(), DemoEngines.BOTH, Duration.ofSeconds(2), BUSY_MACHINE);
            DemoText text = new DemoText(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            DemoReport report = new Demo(options, text).run(Installation.current());
            text.summary(report);
            assertThat(report.steps()).hasSize(12).allMatch(StepReport::asExpected);

            LocalStack stack = LocalStack.of(Installation.current(), folder.folder(), options.ports());
            theConvertersRegisteredNothingOfTheirOwn(stack);
            new PolicyInForce(stack).isInForceWithoutARestart();
            BadInput badInput = new BadInput(stack);
            badInput.isRejected();
            badInput.repeatAndSendLate();
            new Ledger(stack).close();
            assertThat(stack.flink().jobs()).singleElement().matches(job -> "RUNNING".equals(job.state()));
        }
    }

    /** Ours with docs and the converter's without: a third would mean that two pollers could still race for it. */
    private static void theConvertersRegisteredNothingOfTheirOwn(LocalStack stack) {
        Subjects subjects = new Subjects(stack.registry().url());
        assertThat(List.of(ProductTopic.OBSERVATIONS, ProductTopic.RELATIONS))
                .allSatisfy(
                        topic -> assertThat(subjects.versions(topic.subject())).isEqualTo(2));
    }
}
