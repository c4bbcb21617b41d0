-- expected
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);

-- actual
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = english);

-- differences
changed text-search public.d(dictionary): options: (none) -> stopwords = 'english'
