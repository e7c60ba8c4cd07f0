/** The rules, each a small class with its law, and the evidence they find. */
@NullMarked
package io.plumbline.model.rules;

import org.jspecify.annotations.NullMarked;
