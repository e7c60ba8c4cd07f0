/** What the running job counts, against what the topics hold. */
@NullMarked
package io.plumbline.local.ledger;

import org.jspecify.annotations.NullMarked;
