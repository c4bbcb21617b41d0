package io.driftgate.dialect;

import java.util.List;

/** A backup or a restore is not begun, or its result is not trusted: what is wrong, and what to do. Nothing was changed. */
public final class BackupRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> details;
    private final transient List<String> remedies;

    /**
     * @param reason what is wrong, one sentence
     * @param details one line each
     * @param remedies what to do, one line each
     */
    public BackupRefusedException(String reason, List<String> details, String... remedies) {
        super(reason);
        this.details = List.copyOf(details);
        this.remedies = List.of(remedies);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public List<String> details() {
        return details;
    }

    public List<String> remedies() {
        return remedies;
    }
}
