/** The keys that name statements and relations everywhere. */
@NullMarked
package io.plumbline.capture.identity;

import org.jspecify.annotations.NullMarked;
