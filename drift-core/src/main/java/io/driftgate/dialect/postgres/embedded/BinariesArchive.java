package io.driftgate.dialect.postgres.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The jar that holds one xz-compressed tar of a PostgreSQL installation. */
final class BinariesArchive {
    private final Path jar;

    BinariesArchive(Path jar) {
        this.jar = jar;
    }

    /** Unpacks files, permissions and links. Nothing lands, or points, outside of the directory. */
    void unpackTo(Path directory) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream compressed = zip.getInputStream(archive(zip));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(compressed))) {
            unpack(tar, directory.toAbsolutePath().normalize());
        }
    }

    private ZipEntry archive(ZipFile zip) throws IOException {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".txz")) {
                return entry;
            }
        }
        throw new IOException(jar + " holds no .txz archive");
    }

    /** Links come last, so that no file is ever written through one. */
    private static void unpack(TarArchiveInputStream tar, Path root) throws IOException {
        Map<Path, String> links = new LinkedHashMap<>();
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = inside(root, root.resolve(entry.getName()), entry);
            if (entry.isSymbolicLink()) {
                inside(root, path.resolveSibling(entry.getLinkName()), entry);
                links.put(path, entry.getLinkName());
            } else if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isFile()) {
                Files.createDirectories(path.resolveSibling("."));
                Files.copy(tar, path);
                setMode(path, entry.getMode());
            } else {
                throw new IOException("an entry that is neither file, directory nor link: " + entry.getName());
            }
        }
        for (Map.Entry<Path, String> link : links.entrySet()) {
            Files.createDirectories(link.getKey().resolveSibling("."));
            Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
        }
    }

    private static Path inside(Path root, Path path, TarArchiveEntry entry) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(root)) {
            throw new IOException("an entry that leads out of the archive: " + entry.getName());
        }
        return normal;
    }

    /** Everybody may read what everybody may download; the server may run as another user than the one who unpacks. */
    private static void setMode(Path file, int mode) throws IOException {
        if (!Directories.posix(file)) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0111) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, permissions);
    }
}
