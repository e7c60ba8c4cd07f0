package io.plumbline.local.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bounds of a JVM on a small machine: a serial collector and a small code cache cost less than the defaults of a
 * server, and the process ends rather than lingers when its heap is exhausted.
 */
public record Jvm(int heapMebibytes, int metaspaceMebibytes) {
    private static final int CODE_CACHE_MEBIBYTES = 64;

    /** A system property whose value, where it is set, is one more option of every JVM: the integration tests set it. */
    static final String OPTION_PROPERTY = "plumbline.jvm.option";

    public List<String> options(String... more) {
        List<String> options = new ArrayList<>(List.of(
                "-Xms32m",
                "-Xmx" + heapMebibytes + "m",
                "-XX:MaxMetaspaceSize=" + metaspaceMebibytes + "m",
                "-XX:ReservedCodeCacheSize=" + CODE_CACHE_MEBIBYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData"));
        Optional.ofNullable(System.getProperty(OPTION_PROPERTY)).ifPresent(options::add);
        options.addAll(List.of(more));
        return List.copyOf(options);
    }
}
