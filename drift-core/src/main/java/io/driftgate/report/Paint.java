package io.driftgate.report;

/** How emphasis is shown; every emphasis also has words, so {@link #NONE} loses nothing. */
public interface Paint {
    Paint NONE = new Paint() {
        @Override
        public String good(String text) {
            return text;
        }

        @Override
        public String bad(String text) {
            return text;
        }

        @Override
        public String strong(String text) {
            return text;
        }
    };

    String good(String text);

    String bad(String text);

    String strong(String text);
}
