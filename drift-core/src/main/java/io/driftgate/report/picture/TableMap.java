package io.driftgate.report.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changed tables as boxes in the middle, the tables that they refer to on their left, those that refer to them on their right. */
public final class TableMap {
    private static final double LETTER = 7.3;
    private static final double LINE = 18;
    private static final double PAD = 10;
    private static final double BETWEEN = 90;
    private static final int LONGEST = 44;

    private final JsonNode diagram;
    private final Map<String, Box> boxes = new HashMap<>();

    private TableMap(JsonNode diagram) {
        this.diagram = diagram;
    }

    /** @param diagram as a target of {@code drift.json} has it */
    public static String of(JsonNode diagram) {
        return new TableMap(diagram).draw();
    }

    /** A table with its place. */
    private record Box(double x, double y, double width, double height) {
        double middle() {
            return y + LINE / 2 + 4;
        }
    }

    private String draw() {
        double left = column("left", 0);
        double middle = column("middle", left == 0 ? 0 : left + BETWEEN);
        double right = column("right", middle + BETWEEN);
        double width = Math.max(Math.max(left, middle), right) + 40;
        double height = boxes.values().stream()
                .mapToDouble(box -> box.y() + box.height())
                .max()
                .orElse(0);
        Svg svg = new Svg(width, height + 4, label());
        diagram.path("references").forEach(reference -> edge(svg, reference));
        diagram.path("tables").forEach(table -> box(svg, table));
        return svg.end();
    }

    private String label() {
        List<String> changed = new ArrayList<>();
        diagram.path("tables").forEach(table -> {
            if (!table.path("state").asText().equals("same")) {
                changed.add(table.path("path").asText());
            }
        });
        return "Changed tables and their neighbours by foreign key: " + String.join(", ", changed);
    }

    /** @return where the column ends; 0 if it is empty */
    private double column(String side, double x) {
        double y = 2;
        double widest = 0;
        for (JsonNode table : diagram.path("tables")) {
            if (table.path("side").asText().equals(side)) {
                double width = width(table);
                double height = LINE * (1 + table.path("columns").size()) + 8;
                boxes.put(table.path("path").asText(), new Box(x + 2, y, width, height));
                y += height + 16;
                widest = Math.max(widest, width);
            }
        }
        return widest == 0 ? 0 : x + widest + 2;
    }

    private static double width(JsonNode table) {
        int longest = shown(heading(table)).length();
        for (JsonNode column : table.path("columns")) {
            longest = Math.max(longest, shown(line(column)).length());
        }
        return longest * LETTER + 2 * PAD;
    }

    private static String heading(JsonNode table) {
        return mark(table) + table.path("path").asText();
    }

    private static String line(JsonNode column) {
        return mark(column) + column.path("name").asText() + " "
                + column.path("type").asText();
    }

    /** What a colour says, in a letter. */
    private static String mark(JsonNode node) {
        return switch (node.path("state").asText()) {
            case "added" -> "+ ";
            case "removed" -> "− ";
            case "changed" -> "~ ";
            default -> "";
        };
    }

    private static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private void box(Svg svg, JsonNode table) {
        Box box = boxes.get(table.path("path").asText());
        if (box == null) {
            return;
        }
        String state = table.path("state").asText();
        svg.rectangle(box.x(), box.y(), box.width(), box.height(), "box " + state);
        double y = box.y() + LINE - 3;
        svg.text(box.x() + PAD, y, shown(heading(table)), "name " + state);
        for (JsonNode column : table.path("columns")) {
            y += LINE;
            svg.text(
                    box.x() + PAD,
                    y,
                    shown(line(column)),
                    "member " + column.path("state").asText());
        }
    }

    private void edge(Svg svg, JsonNode reference) {
        Box from = boxes.get(reference.path("from").asText());
        Box to = boxes.get(reference.path("to").asText());
        if (from == null || to == null) {
            return;
        }
        double y1 = from.middle();
        double y2 = to.middle();
        String path;
        if (to.x() + to.width() < from.x()) {
            path = curve(from.x(), y1, to.x() + to.width(), y2, -BETWEEN / 2);
        } else if (from.x() + from.width() < to.x()) {
            path = curve(from.x() + from.width(), y1, to.x(), y2, BETWEEN / 2);
        } else {
            path = "M" + Svg.number(from.x() + from.width()) + " " + Svg.number(y1) + " c30 0 30 "
                    + Svg.number(y2 + 8 - y1) + " "
                    + Svg.number(to.x() + to.width() - from.x() - from.width()) + " " + Svg.number(y2 + 8 - y1);
        }
        svg.path(path, "edge " + reference.path("state").asText());
    }

    private static String curve(double x1, double y1, double x2, double y2, double bend) {
        return "M" + Svg.number(x1) + " " + Svg.number(y1) + " C" + Svg.number(x1 + bend) + " " + Svg.number(y1) + " "
                + Svg.number(x2 - bend) + " " + Svg.number(y2) + " " + Svg.number(x2) + " " + Svg.number(y2);
    }
}
