package io.driftgate.report.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Differences over time as bars, one a night. */
public final class TrendChart {
    private static final double BAR = 10;
    private static final double GAP = 3;
    private static final double HEIGHT = 80;
    private static final double AXIS = 40;

    private TrendChart() {}

    /** @param trend as a target of {@code drift.json} has it; at least one day */
    public static String of(JsonNode trend) {
        List<JsonNode> days = new ArrayList<>();
        trend.forEach(days::add);
        long most = 1;
        for (JsonNode day : days) {
            most = Math.max(most, total(day));
        }
        double width = AXIS + days.size() * (BAR + GAP) + GAP;
        Svg svg = new Svg(Math.max(width, 220), HEIGHT + 34, label(days));
        svg.text(2, 12, Long.toString(most), "axis").text(2, HEIGHT + 4, "0", "axis");
        svg.path(
                "M" + Svg.number(AXIS - 4) + " " + Svg.number(HEIGHT) + " H" + Svg.number(Math.max(width, 220)),
                "edge same");
        for (int i = 0; i < days.size(); i++) {
            bar(svg, days.get(i), AXIS + i * (BAR + GAP), most);
        }
        svg.text(AXIS - 4, HEIGHT + 20, days.get(0).path("date").asText(), "axis");
        if (days.size() > 12) {
            svg.text(
                    width - 76,
                    HEIGHT + 20,
                    days.get(days.size() - 1).path("date").asText(),
                    "axis");
        }
        return svg.end();
    }

    private static long total(JsonNode day) {
        return day.path("differences").asLong() + day.path("waived").asLong();
    }

    private static String label(List<JsonNode> days) {
        JsonNode first = days.get(0);
        JsonNode last = days.get(days.size() - 1);
        return "Differences each night from " + first.path("date").asText() + " ("
                + first.path("differences").asText() + ") to "
                + last.path("date").asText() + " ("
                + last.path("differences").asText() + ")";
    }

    private static void bar(Svg svg, JsonNode day, double x, long most) {
        String date = day.path("date").asText();
        if (day.path("verdict").asText().equals("error")) {
            svg.text(x, HEIGHT - 3, "×", "axis");
            return;
        }
        double drifted = day.path("differences").asLong() * (HEIGHT - 16) / most;
        double waived = day.path("waived").asLong() * (HEIGHT - 16) / most;
        if (drifted > 0) {
            svg.bar(
                    x,
                    HEIGHT - drifted,
                    BAR,
                    drifted,
                    "bar drift",
                    date + ": " + day.path("differences").asText());
        }
        if (waived > 0) {
            svg.bar(
                    x,
                    HEIGHT - drifted - waived,
                    BAR,
                    waived,
                    "bar waived",
                    date + ": " + day.path("waived").asText() + " waived");
        }
        if (drifted + waived == 0) {
            svg.bar(x, HEIGHT - 2, BAR, 2, "bar clean", date + ": none");
        }
    }
}
