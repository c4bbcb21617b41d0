package io.driftgate.dialect.postgres.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class BinariesArchiveTest {
    @TempDir
    private Path directory;

    @Test
    void unpacksFilesLinksAndPermissions() throws IOException {
        Path target =
                unpack(file("bin/postgres", 0755), file("lib/libpq.so.5", 0644), link("lib/libpq.so", "libpq.so.5"));
        assertEquals("text", Files.readString(target.resolve("lib/libpq.so")));
        assertTrue(Files.isSymbolicLink(target.resolve("lib/libpq.so")));
        assertTrue(Files.isExecutable(target.resolve("bin/postgres")));
        assertFalse(Files.getPosixFilePermissions(target.resolve("lib/libpq.so.5"))
                .toString()
                .contains("EXECUTE"));
    }

    @Test
    void refusesToLeaveItsDirectory() {
        assertRefused("../evil", file("../evil", 0644));
        assertRefused("lib/../../evil", file("lib/../../evil", 0644));
        assertRefused("lib/link", link("lib/link", "../../evil"));
        assertRefused("link", link("link", "/etc/passwd"));
    }

    private void assertRefused(String name, TarArchiveEntry entry) {
        IOException refused = assertThrows(IOException.class, () -> unpack(entry));
        assertEquals("an entry that leads out of the archive: " + name, refused.getMessage());
        assertFalse(Files.exists(directory.resolve("evil")));
    }

    private Path unpack(TarArchiveEntry... entries) throws IOException {
        Path jar = directory.resolve("binaries.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("postgres.txz"));
            zip.write(txz(entries));
        }
        Path target = Files.createDirectories(directory.resolve("target"));
        new BinariesArchive(jar).unpackTo(target);
        return target;
    }

    private static byte[] txz(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
            for (TarArchiveEntry entry : entries) {
                byte[] content = entry.isSymbolicLink() ? new byte[0] : "text".getBytes(StandardCharsets.UTF_8);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static TarArchiveEntry file(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        return entry;
    }
}
