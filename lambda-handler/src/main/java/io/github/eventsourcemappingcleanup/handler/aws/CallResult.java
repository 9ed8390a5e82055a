package io.github.eventsourcemappingcleanup.handler.aws;

/** What one call came to. */
public sealed interface CallResult<T> {
    /** What kept it from being done, in words for a person; empty if nothing did. The same for the same cause. */
    default String why() {
        return "";
    }

    /** What AWS calls this request, for its support; empty if nothing failed, or nothing answered. */
    default String awsRequestId() {
        return "";
    }

    /** The same for a question with another answer, as long as there is none. */
    @SuppressWarnings("unchecked")
    default <U> CallResult<U> unanswered() {
        if (this instanceof Answered) {
            throw new IllegalStateException(toString());
        }
        return (CallResult<U>) this;
    }

    /** The same but for what does not exist: that stands for another result. */
    default CallResult<T> ifNotFound(CallResult<T> result) {
        return this instanceof NotFound ? result : this;
    }

    /** The service did what it was asked. */
    record Answered<T>(T value) implements CallResult<T> {}

    /** The service says that the thing does not exist. */
    record NotFound<T>() implements CallResult<T> {}

    /** Nothing is decided: ask again later. */
    record Retryable<T>(String why, String awsRequestId) implements CallResult<T> {
        public Retryable(String why) {
            this(why, "");
        }
    }

    /** The service will not do this, however often it is asked. */
    record Rejected<T>(String why, String awsRequestId) implements CallResult<T> {}

    /** A permission is missing, or has not spread yet. */
    record AccessDenied<T>(String action, String message, String awsRequestId) implements CallResult<T> {
        @Override
        public String why() {
            return "the provider's role lacks " + action + " (" + message + ")";
        }
    }
}
