/** What a watch.yaml says and how a running stack is made to watch it. */
@NullMarked
package io.plumbline.local.watch;

import org.jspecify.annotations.NullMarked;
