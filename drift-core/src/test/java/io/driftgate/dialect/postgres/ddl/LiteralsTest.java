package io.driftgate.dialect.postgres.ddl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'new'::character varying                        | 'new'
                    ARRAY['a'::text, 'b'::character varying(20)]    | ARRAY['a', 'b']
                    (total >= (0)::numeric) AND (x = (-1.5)::real)  | (total >= (0)) AND (x = (-1.5))
                    'x'::timestamp(3) without time zone AND true    | 'x' AND true
                    'it''s '':: text'::text                         | 'it''s '':: text'
                    'sad'::public.mood                              | 'sad'::public.mood
                    '{}'::character varying[]                       | '{}'::character varying[]
                    (status)::text = 'a::text'                      | (status)::text = 'a::text'
                    (total * (2)::numeric)                          | (total * (2))
                    """)
    void theServersTypesAreTakenOff(String sql, String expected) {
        assertEquals(expected, Literals.withoutTypes(sql));
    }
}
