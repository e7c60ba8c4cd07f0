/** Topics as tests fill them. */
@NullMarked
package io.plumbline.local.topics;

import org.jspecify.annotations.NullMarked;
