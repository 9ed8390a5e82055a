package io.github.eventsourcemappingcleanup.testbed.demo;

/** The demo can't go on; the message is the one line that a person is told. */
final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
