package io.driftgate.script;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration's version, as it is written in the file name. Compared number by number, so {@code 2} comes before {@code 10}
 * and {@code 1.0} is {@code 1}; what is no number is compared as text after the numbers.
 */
public record Version(String text) implements Comparable<Version> {
    private static final Pattern PART = Pattern.compile("\\d+|[^\\d._-]+");

    @Override
    public int compareTo(Version other) {
        List<String> left = parts();
        List<String> right = other.parts();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int byPart = compare(i < left.size() ? left.get(i) : "0", i < right.size() ? right.get(i) : "0");
            if (byPart != 0) {
                return byPart;
            }
        }
        return 0;
    }

    /** Whether both name the same version, however they are padded: {@code 001} and {@code 1}, {@code 1_0} and {@code 1.0}. */
    public boolean isSameAs(Version other) {
        return compareTo(other) == 0;
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    private static int compare(String left, String right) {
        boolean leftNumber = Character.isDigit(left.charAt(0));
        boolean rightNumber = Character.isDigit(right.charAt(0));
        if (leftNumber && rightNumber) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftNumber == rightNumber ? left.compareTo(right) : Boolean.compare(rightNumber, leftNumber);
    }

    @Override
    public String toString() {
        return text;
    }
}
