package io.github.eventsourcemappingcleanup.handler.customresource;

/** The request cannot be acted on; the message says what is wrong with it and what to do. */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidRequest(String message) {
        super(message);
    }
}
