package io.driftgate.history;

import io.driftgate.script.Checksum;
import io.driftgate.script.FlywayScripts;
import io.driftgate.script.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** Holds a checksum that a history recorded against the file, by the rules of the tool that recorded it. */
public final class RecordedChecksum {
    private static final int SHA256_DIGITS = 64;

    private final HistoryTool tool;
    private final FlywayScripts flyway;

    /** @param flyway how Flyway would read the scripts */
    public RecordedChecksum(HistoryTool tool, FlywayScripts flyway) {
        this.tool = tool;
        this.flyway = flyway;
    }

    /** The checksum that the file has now, if it is another; empty too where the tool keeps none that can be compared. */
    public Optional<String> otherwiseNow(String recorded, Migration file) {
        return switch (tool) {
            case FLYWAY -> different(recorded, Integer.toString(crc32(file)));
            case PRISMA -> prisma(recorded, new String(bytes(file), StandardCharsets.UTF_8));
            case SQLX -> different(recorded, Checksum.sha384(bytes(file)));
            default -> recorded.length() == SHA256_DIGITS ? different(recorded, file.checksum()) : Optional.empty();
        };
    }

    private static Optional<String> different(String recorded, String now) {
        return now.equalsIgnoreCase(recorded) ? Optional.empty() : Optional.of(now);
    }

    /** Of a repeatable one with its placeholders filled in, so that it runs again when their values change. */
    private int crc32(Migration file) {
        return Checksum.crc32(file.kind() == Migration.Kind.REPEATABLE ? file.script() : flyway.raw(file));
    }

    /** Whatever the line ends are; its first versions wrote bytes below 16 with one digit. */
    private static Optional<String> prisma(String recorded, String text) {
        String unix = text.replace("\r\n", "\n");
        for (String variant : new String[] {text, unix, unix.replace("\n", "\r\n")}) {
            String now = Checksum.sha256(variant.getBytes(StandardCharsets.UTF_8));
            if (recorded.equals(now) || recorded.equals(withoutPadding(now))) {
                return Optional.empty();
            }
        }
        return Optional.of(Checksum.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String withoutPadding(String hex) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2) {
            digits.append(hex.charAt(i) == '0' ? hex.substring(i + 1, i + 2) : hex.substring(i, i + 2));
        }
        return digits.toString();
    }

    private static byte[] bytes(Migration file) {
        try {
            return Files.readAllBytes(file.file());
        } catch (IOException e) {
            throw new UncheckedIOException(file.name() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
