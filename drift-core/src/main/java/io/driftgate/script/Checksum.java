package io.driftgate.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Checksums of a script's text. */
public final class Checksum {

    private Checksum() {}

    /** SHA-256 over a script's text or what code consists of, as 64 hex digits. */
    public static String sha256(Step step) {
        return step instanceof Code code ? code.checksum() : sha256((Script) step);
    }

    /** SHA-256 over the text with line ends normalised to line feeds, as 64 hex digits. */
    public static String sha256(Script script) {
        MessageDigest digest = sha256();
        try (BufferedReader lines = new BufferedReader(script.open())) {
            String line = lines.readLine();
            while (line != null) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(script.name() + " cannot be read: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Flyway's checksum: CRC-32 over the lines without their ends, as a signed number. */
    public static int crc32(Script script) {
        CRC32 crc = new CRC32();
        try (BufferedReader lines = new BufferedReader(script.open())) {
            String line = lines.readLine();
            while (line != null) {
                crc.update(line.getBytes(StandardCharsets.UTF_8));
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(script.name() + " cannot be read: " + e.getMessage(), e);
        }
        return (int) crc.getValue();
    }

    /** SHA-256 over the bytes as they are, as 64 hex digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** SHA-384 over the bytes as they are, as 96 hex digits. */
    public static String sha384(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-384").digest(bytes));
    }

    /** A digest of this JDK's own SHA-256. */
    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
