/** JSON over HTTP with the servers on this machine. */
@NullMarked
package io.plumbline.local.http;

import org.jspecify.annotations.NullMarked;
