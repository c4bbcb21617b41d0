package io.driftgate.check.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 40})
    void allSharesTogetherHaveEachItemOnce(int shares) {
        List<Integer> items = IntStream.range(0, 23).boxed().toList();
        List<Integer> together = new ArrayList<>();

        for (int share = 1; share <= shares; share++) {
            together.addAll(Shard.parse(share + "/" + shares).of(items));
        }

        together.sort(null);
        assertEquals(items, together);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/2/3", ""})
    void whatIsNoShareIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(text));
    }

    @Test
    void spacesDoNoHarm() {
        assertEquals(new Shard(3, 10), Shard.parse(" 3 / 10 "));
    }
}
