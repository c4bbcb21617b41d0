package io.driftgate.connection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps what a database's coordinates hold in credentials out of texts that others wrote. */
final class Secrets {
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)[?&;,(:\\s][^=?&;,()]*(?:password|passwd|pwd|passphrase|secret|token)[^=?&;,()]*=(\\{(?:[^}]|}})*}|[^&;)]*)");

    private static final Pattern USER_INFO = Pattern.compile("[/:]([^/:@]*)[:/](.+)@");

    private final List<String> texts = new ArrayList<>();
    private final String url;
    private final String shown;

    Secrets(Database database) {
        url = database.url();
        shown = database.shownUrl();
        add(database.password());
        Matcher parameter = PARAMETER.matcher(url);
        while (parameter.find()) {
            add(parameter.group(1));
        }
        Matcher user = USER_INFO.matcher(url.substring(UrlScheme.of(url).text().length()));
        while (user.find()) {
            add(user.group(2));
        }
        texts.sort(Comparator.comparingInt(String::length).reversed());
    }

    private void add(@Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            return;
        }
        texts.add(secret);
        try {
            texts.add(URLDecoder.decode(secret, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Not encoded, then it stands as it is.
        }
    }

    /** The text with every credential replaced. */
    String hidden(String text) {
        String hidden = text.replace(url, shown);
        if (!url.equals(shown)) {
            hidden = hidden.replace(url.substring(UrlScheme.of(url).text().length()), "***");
        }
        for (String secret : texts) {
            hidden = hidden.replace(secret, "***");
        }
        return hidden;
    }

    /** The error itself, or, if any of its messages gives something away, a copy that does not. */
    Throwable withheld(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = cause.toString();
            if (!hidden(message).equals(message)) {
                SQLException copy = new SQLException(
                        hidden(String.valueOf(error.getMessage())), error.getSQLState(), error.getErrorCode());
                copy.setStackTrace(error.getStackTrace());
                return copy;
            }
        }
        return error;
    }
}
