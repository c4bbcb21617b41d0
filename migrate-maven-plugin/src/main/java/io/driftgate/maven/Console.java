package io.driftgate.maven;

import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.fusesource.jansi.Ansi;

/** Whether Maven prints in colour, so that we do as it does. */
final class Console {

    private Console() {}

    /** {@code -Dstyle.color=always|never} where given, otherwise what Maven found out about its terminal. */
    static boolean hasColour(MavenSession session) {
        String style =
                session.getUserProperties().getProperty("style.color", "auto").toLowerCase(Locale.ROOT);
        return switch (style) {
            case "always", "yes", "force" -> true;
            case "never", "no", "none" -> false;
            default -> session.getRequest().isInteractiveMode() && terminalHasColour();
        };
    }

    private static boolean terminalHasColour() {
        try {
            return Ansi.isEnabled();
        } catch (LinkageError mavenWithoutJansi) {
            // Since version 4 Maven has another terminal library, which plugins do not see.
            return false;
        }
    }
}
