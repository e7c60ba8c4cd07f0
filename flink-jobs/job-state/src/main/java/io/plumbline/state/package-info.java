/**
 * What the job keeps on disk: uids, state names and descriptors, the key function, and the bytes of every state. The
 * bytes are a published format of our own (docs/decisions/0006-state-is-our-own-bytes.md).
 */
@NullMarked
package io.plumbline.state;

import org.jspecify.annotations.NullMarked;
