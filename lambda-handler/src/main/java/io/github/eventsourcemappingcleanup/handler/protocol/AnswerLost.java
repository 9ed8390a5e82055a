package io.github.eventsourcemappingcleanup.handler.protocol;

/** The answer could not be delivered; thrown out of the handler so that Lambda runs the event again. */
final class AnswerLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    AnswerLost(String message) {
        super(message);
    }
}
