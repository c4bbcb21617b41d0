/**
 * What is PostgreSQL's own: catalog details, script splitter, scratch databases.
 */
@NullMarked
package io.driftgate.dialect.postgres;

import org.jspecify.annotations.NullMarked;
