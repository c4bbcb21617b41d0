/** What earlier runs saw: a file that only grows, and the story that it tells of each difference. Read by {@code report}'s callers. */
@NullMarked
package io.driftgate.report.nights;

import org.jspecify.annotations.NullMarked;
