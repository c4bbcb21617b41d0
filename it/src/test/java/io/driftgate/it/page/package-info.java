/** Opens the drift report in a browser as people do: from disk, by keyboard, on a phone, on paper. */
@NullMarked
package io.driftgate.it.page;

import org.jspecify.annotations.NullMarked;
