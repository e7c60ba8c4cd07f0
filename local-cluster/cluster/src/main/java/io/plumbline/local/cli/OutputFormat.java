package io.plumbline.local.cli;

/** How a command prints its result. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** For programs: one JSON document, or one per line where results keep coming; nothing else on standard output. */
    JSON
}
