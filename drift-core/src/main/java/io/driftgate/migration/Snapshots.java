package io.driftgate.migration;

import io.driftgate.schema.Schema;
import io.driftgate.source.LetPass;
import io.driftgate.source.SnapshotFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Snapshots as the history keeps them: the file that db:snapshot writes, compressed with gzip. */
final class Snapshots {

    private Snapshots() {}

    /** @param letPass what of the schema migrations did not make */
    static byte[] compressed(Schema schema, LetPass letPass) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            SnapshotFile.write(schema, letPass, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
