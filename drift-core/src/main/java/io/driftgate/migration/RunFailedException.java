package io.driftgate.migration;

/** A run that could not go on; it says how far it came. */
public final class RunFailedException extends MigrationException {
    private static final long serialVersionUID = 1L;

    private final transient MigrationResult result;

    RunFailedException(MigrationException cause, MigrationResult result) {
        super(String.valueOf(cause.getMessage()), cause.getCause());
        setStackTrace(cause.getStackTrace());
        this.result = result;
    }

    /** What was done before it failed. */
    public MigrationResult result() {
        return result;
    }
}
