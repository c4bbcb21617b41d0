/** Pictures for reports, drawn from what a document says. */
@NullMarked
package io.driftgate.report.picture;

import org.jspecify.annotations.NullMarked;
