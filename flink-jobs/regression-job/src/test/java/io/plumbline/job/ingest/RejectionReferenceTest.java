package io.plumbline.job.ingest;

import io.plumbline.testkit.GoldenText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RejectionReferenceTest {

    @Test
    void thePageListsEveryReason() {
        StringBuilder page = new StringBuilder("""
                # Rejections

                A record that cannot be used goes to the rejections topic with its bytes, where it came from, one of these reasons and a
                sentence, and is counted by reason; the job runs on. A reason is added to the list, never renamed.
                Generated from the code; `-Dgolden.update=true` on `RejectionReferenceTest` writes it anew.

                | reason | meaning |
                | --- | --- |
                """);
        for (RejectionReason reason : RejectionReason.values()) {
            page.append("| `")
                    .append(reason)
                    .append("` | ")
                    .append(reason.meaning())
                    .append(" |\n");
        }
        GoldenText.assertMatches(Path.of("../../docs/reference/rejections.md"), page.toString());
    }
}
