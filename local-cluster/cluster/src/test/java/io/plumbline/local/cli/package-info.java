@NullMarked
package io.plumbline.local.cli;

import org.jspecify.annotations.NullMarked;
