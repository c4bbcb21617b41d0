-- expected
CREATE VIRTUAL TABLE a USING fts5(x, tokenize = 'porter');
-- actual
CREATE VIRTUAL TABLE a USING fts5(x, tokenize = 'ascii');
-- differences
changed table main.a: module: fts5(x, tokenize = 'porter') -> fts5(x, tokenize = 'ascii')
