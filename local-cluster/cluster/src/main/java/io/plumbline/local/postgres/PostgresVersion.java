package io.plumbline.local.postgres;

import java.nio.file.Path;

/** The majors whose binaries the build unpacks; the exact minors are properties of the root pom. */
public enum PostgresVersion {
    V14(14),
    V15(15),
    V16(16),
    V17(17),
    V18(18);

    private final int major;

    PostgresVersion(int major) {
        this.major = major;
    }

    public int major() {
        return major;
    }

    /** The archive with the server binaries below the folder of the build product. */
    Path archive(Path runtimes) {
        return runtimes.resolve("postgres/target/" + major + "/postgres-linux-x86_64.txz");
    }
}
