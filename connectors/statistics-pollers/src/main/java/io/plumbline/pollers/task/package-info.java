/** What is common to the connectors and tasks of every engine. */
@NullMarked
package io.plumbline.pollers.task;

import org.jspecify.annotations.NullMarked;
