package io.driftgate.diff;

import io.driftgate.schema.Schema;
import io.driftgate.script.Checksum;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A schema in 64 hex digits: SHA-256 over its objects as they are compared.
 *
 * <p>Two fingerprints made with equal options are equal if and only if {@link Differ} finds no difference with these options
 * but one of order. That takes, as there, a {@code reload}: of a text that the engine may write in several ways it is the
 * text after a reload that counts. With it a fingerprint costs a reload of the whole schema. Without one it is cheap, and
 * equal fingerprints still mean that there is no difference; unequal ones may mean only that a text is written otherwise,
 * as after a dump and reload. Compare only fingerprints of one kind, and of one scratch server's version.
 *
 * <p>One thing no fingerprint can follow: SQLite never says the name of a key. The comparison takes a key that nobody named
 * for the same key under any name, and yet tells two given names apart. A fingerprint does without these names, so that a key
 * of SQLite that was merely given another name is a difference and the same fingerprint.
 *
 * <p>Left out are the engine and its version, the names of the schemas that were asked for, and the order of columns, which
 * is told and is no drift. It does not depend on locale, time zone, OIDs or row order, but on the version of this tool, which
 * may learn to read more facts: keep it beside that version.
 *
 * @param sha256 64 lower-case hex digits
 */
public record Fingerprint(String sha256) {

    /**
     * @param options as for the comparison: which aspects count, the normal form of texts, and where they are reloaded, null for
     *     texts as they are
     */
    public static Fingerprint of(Schema schema, DiffOptions options) {
        List<String> lines = new CanonicalText(schema, options).lines();
        MessageDigest digest = Checksum.sha256();
        for (String line : lines) {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public String toString() {
        return sha256;
    }
}
