/** What the connectors of all engines share: version, clock, back-off. */
@NullMarked
package io.plumbline.pollers;

import org.jspecify.annotations.NullMarked;
