/** What people configure: thresholds by scope, and maintenance windows. */
@NullMarked
package io.plumbline.model.policy;

import org.jspecify.annotations.NullMarked;
