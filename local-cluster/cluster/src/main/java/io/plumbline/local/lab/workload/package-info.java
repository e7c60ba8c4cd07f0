/** The lab's database and the sessions that use it: TPC-H, an OLTP mix and the statements of the events. */
@NullMarked
package io.plumbline.local.lab.workload;

import org.jspecify.annotations.NullMarked;
