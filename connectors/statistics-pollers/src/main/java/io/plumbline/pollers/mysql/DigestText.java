package io.plumbline.pollers.mysql;

import io.plumbline.capture.sql.NormalizedSql;

/**
 * A digest's text.
 *
 * @param excluded whether its statement is not to be published
 */
record DigestText(NormalizedSql normalized, boolean excluded) {}
