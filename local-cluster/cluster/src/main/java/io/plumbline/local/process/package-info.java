/** Operating-system processes: started, watched, found again and stopped; and the failures that end a command. */
@NullMarked
package io.plumbline.local.process;

import org.jspecify.annotations.NullMarked;
