/** The registry client against a server that misbehaves on purpose. */
@NullMarked
package io.plumbline.job.registry;

import org.jspecify.annotations.NullMarked;
