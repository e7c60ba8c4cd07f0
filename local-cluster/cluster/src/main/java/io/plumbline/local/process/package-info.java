/** Operating-system processes: started, watched, found again and stopped. */
@NullMarked
package io.plumbline.local.process;

import org.jspecify.annotations.NullMarked;
