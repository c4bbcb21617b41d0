-- expected
CREATE TEXT SEARCH CONFIGURATION x (PARSER = "default"); ALTER TEXT SEARCH CONFIGURATION x ADD MAPPING FOR word WITH simple;

-- actual
CREATE TEXT SEARCH CONFIGURATION x (PARSER = "default"); ALTER TEXT SEARCH CONFIGURATION x ADD MAPPING FOR word WITH english_stem, simple;

-- differences
changed text-search public.x(configuration): definition: PARSER "default"; word: simple -> PARSER "default"; word: english_stem, simple
