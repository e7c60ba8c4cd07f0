/** What people write into the control database, in force in the running job. */
@NullMarked
package io.plumbline.local.policy;

import org.jspecify.annotations.NullMarked;
