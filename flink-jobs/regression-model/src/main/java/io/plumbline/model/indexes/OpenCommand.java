package io.plumbline.model.indexes;

import java.time.Instant;

/** A command that was issued for an index which is not back yet: no second one is issued meanwhile. */
public record OpenCommand(String indexName, IndexAction action, Instant issuedAt) {}
