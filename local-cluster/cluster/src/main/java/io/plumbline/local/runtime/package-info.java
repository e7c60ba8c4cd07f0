/** What the build prepared for the processes: class paths and unpacked archives. */
@NullMarked
package io.plumbline.local.runtime;

import org.jspecify.annotations.NullMarked;
