package io.driftgate.check.file;

import java.util.List;

/** The checks cannot be run as they are written; each problem says where and what to write instead. */
public final class CheckFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public CheckFileException(String message) {
        this(List.of(message));
    }

    public CheckFileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    CheckFileException(String message, Throwable cause) {
        super(message, cause);
        problems = List.of(message);
    }

    /** One sentence or two each. */
    public List<String> problems() {
        return problems;
    }
}
