/** The team's own checks: files of SQL that are run and rolled back. Read by {@code migration} and {@code report}. */
@NullMarked
package io.driftgate.check.file;

import org.jspecify.annotations.NullMarked;
