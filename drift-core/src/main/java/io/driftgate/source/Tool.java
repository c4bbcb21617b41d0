package io.driftgate.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Properties;
import java.util.stream.Stream;

/** This tool's own name and version. */
public final class Tool {
    private static final String VERSION = read();
    private static final String BUILD = VERSION.endsWith("-SNAPSHOT") ? VERSION + "@" + builtAt() : VERSION;

    private Tool() {}

    /** Such as {@code 0.1.0}. */
    public static String version() {
        return VERSION;
    }

    /** Such as {@code driftgate 0.1.0}, as files name their writer. */
    public static String name() {
        return "driftgate " + VERSION;
    }

    /** The version, and for a snapshot build also when it was built: what a cache must not outlive. */
    static String build() {
        return BUILD;
    }

    private static String read() {
        try (InputStream in = Tool.class.getResourceAsStream("/io/driftgate/driftgate.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the newest of the files was written that this was loaded from, a jar or a folder of classes, and how large they are. */
    private static String builtAt() {
        CodeSource source = Tool.class.getProtectionDomain().getCodeSource();
        long newest = 0;
        long size = 0;
        try (Stream<Path> files = Files.walk(Path.of(source.getLocation().toURI()))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
                size += Files.size(file);
            }
        } catch (IOException | UncheckedIOException | URISyntaxException e) {
            return "";
        }
        return newest + " " + size;
    }
}
