/**
 * Reads PostgreSQL's catalogs, each in one query however much it holds. Knows OIDs only while it reads; what it hands on are
 * names. Read by {@code dialect.postgres}.
 */
@NullMarked
package io.driftgate.dialect.postgres.catalog;

import org.jspecify.annotations.NullMarked;
