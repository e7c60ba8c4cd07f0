/** What the lab does to a database, declared: tables, statements, labelled events with what must come of each. */
@NullMarked
package io.plumbline.local.lab.event;

import org.jspecify.annotations.NullMarked;
