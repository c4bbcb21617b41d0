package io.driftgate.connection;

import java.util.regex.Pattern;

/** The {@code user:password@} of a URL; drivers of most databases do not even take it, people write it all the same. */
final class UserInfo {
    private static final String HOST = "(\\[[^\\]]*]|[^:,@\\[\\]]*)(:\\d*)?";
    private static final Pattern HOSTS = Pattern.compile(HOST + "(," + HOST + ")*");

    /** A parameter up to some sign within its value. */
    private static final Pattern IN_PARAMETER = Pattern.compile("[?&][A-Za-z_][\\w.\\-]*=[^&]*$");

    private UserInfo() {}

    /** @param rest what follows the scheme */
    static String removed(UrlScheme scheme, String rest) {
        int parameters = scheme.parameters(rest);
        String place = rest.substring(0, parameters);
        if (scheme.isLocal() && !place.startsWith("//")) {
            return rest;
        }
        int at = end(rest, place);
        String slashes = place.startsWith("//") ? "//" : "";
        return at < 0 ? rest : slashes + (scheme.isOracle() ? "@" : "") + rest.substring(at + 1);
    }

    /**
     * The index of the {@code @} that ends the user info, or -1. It is the last one that is not part of a parameter's value,
     * wherever it stands: a password may hold slashes and question marks. If there is none such, but what should be hosts
     * cannot be, it is the last one of all.
     */
    private static int end(String rest, String place) {
        boolean questionMark = rest.startsWith("?", place.length());
        for (int at = rest.lastIndexOf('@'); at >= 0; at = rest.lastIndexOf('@', at - 1)) {
            boolean inPlace = at < place.length();
            if (inPlace
                    || (questionMark
                            && !IN_PARAMETER.matcher(rest.substring(0, at)).find())) {
                return at;
            }
        }
        return isHosts(place) ? -1 : rest.lastIndexOf('@');
    }

    /** Whether what stands where the hosts should is hosts indeed: the port after a colon is a number. */
    private static boolean isHosts(String place) {
        String after = place.startsWith("//") ? place.substring(2) : place;
        int slash = after.indexOf('/');
        return HOSTS.matcher(slash < 0 ? after : after.substring(0, slash)).matches();
    }
}
