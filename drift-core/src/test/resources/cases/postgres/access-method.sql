-- expected
CREATE ACCESS METHOD h TYPE INDEX HANDLER bthandler;
CREATE ACCESS METHOD k TYPE INDEX HANDLER bthandler;

-- actual
CREATE ACCESS METHOD h TYPE INDEX HANDLER hashhandler;
CREATE ACCESS METHOD k TYPE TABLE HANDLER heap_tableam_handler;

-- differences
changed access-method h: handler: bthandler -> hashhandler
changed access-method k: kind: index -> table; handler: bthandler -> heap_tableam_handler
