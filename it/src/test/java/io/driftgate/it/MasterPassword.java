package io.driftgate.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;

/** Encrypts passwords as {@code mvn --encrypt-password} does, and writes the file by which Maven can read them. */
final class MasterPassword {
    private static final String MASTER = "Only for these builds";
    /** What Maven encrypts the master password itself with. */
    private static final String MAVENS_OWN = "settings.security";

    private static final PlexusCipher CIPHER = new DefaultPlexusCipher();

    private MasterPassword() {}

    static String encrypt(String password) {
        return encrypt(password, MASTER);
    }

    /** Writes {@code settings-security.xml} into the directory. */
    static Path write(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("settings-security.xml"),
                "<settingsSecurity><master>" + encrypt(MASTER, MAVENS_OWN) + "</master></settingsSecurity>\n");
    }

    private static String encrypt(String text, String key) {
        try {
            return CIPHER.encryptAndDecorate(text, key);
        } catch (PlexusCipherException e) {
            throw new IllegalStateException(e);
        }
    }
}
