package io.driftgate.dialect.postgres;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads from a server's error which role, right or extension is missing. */
final class MissingParts {
    /** undefined_object; and invalid_parameter_value, since SET ROLE sets a parameter (PostgreSQL manual, appendix A). */
    private static final Set<String> UNKNOWN = Set.of("42704", "22023");

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final Pattern ROLE = Pattern.compile("role \"(.*)\" does not exist", Pattern.DOTALL);

    /** Version 13 and later name the extension, earlier ones its file; functions in C name their library. */
    private static final Pattern EXTENSION = Pattern.compile(
            "extension \"(.+?)\" is not available.*"
                    + "|could not open extension control file \".*[/\\\\](.+?)\\.control\".*"
                    + "|could not access file \"(?:\\$libdir/)?(.+?)\".*",
            Pattern.DOTALL);

    private MissingParts() {}

    /** The role that a statement takes for granted. */
    static Optional<String> role(SQLException error) {
        if (!UNKNOWN.contains(String.valueOf(error.getSQLState()))) {
            return Optional.empty();
        }
        Matcher matcher = ROLE.matcher(text(error));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean isRight(SQLException error) {
        return INSUFFICIENT_PRIVILEGE.equals(error.getSQLState());
    }

    private static Optional<String> extension(SQLException error) {
        Matcher matcher = EXTENSION.matcher(text(error));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(1) != null
                        ? matcher.group(1)
                        : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
    }

    /** The error itself, or one that says where the missing part is missing, and the way out. */
    static SQLException explained(SQLException error, String where, String remedy) {
        Optional<String> role = role(error).map(name -> "role \"" + name + "\" does not exist on ");
        Optional<String> extension = extension(error).map(name -> "extension \"" + name + "\" is not available on ");
        return role.or(() -> extension)
                .map(what -> new SQLException(what + where + ": " + remedy, error.getSQLState(), error))
                .orElse(error);
    }

    /** What the server said, without what the driver adds. */
    static String text(SQLException error) {
        if (error instanceof PSQLException server) {
            ServerErrorMessage message = server.getServerErrorMessage();
            if (message != null && message.getMessage() != null) {
                return message.getMessage();
            }
        }
        return String.valueOf(error.getMessage());
    }
}
