package io.driftgate.report;

import io.driftgate.dialect.Hurdle;
import java.util.List;

/** What may hold a run up, as lines for people; what blocks it is told as the reason of its refusal. */
final class HurdleText {

    private HurdleText() {}

    static List<String> lines(List<Hurdle> hurdles, Paint paint) {
        return hurdles.stream()
                .filter(hurdle -> !hurdle.blocks())
                .map(hurdle -> paint.bad("! ") + hurdle.text() + " " + hurdle.remedy() + ".")
                .toList();
    }
}
