package io.github.eventsourcemappingcleanup.handler.aws;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/** CloudFormation's API (AWS document "AWS CloudFormation API Reference"), one question at a time. */
public interface CloudFormation extends AutoCloseable {
    /**
     * @param action as the document names it
     * @param parameters by the document's names
     * @return the answer's result
     * @throws SdkException as the SDK's own clients do; also for an answer that has no result of this action
     */
    XmlElement ask(String action, Map<String, String> parameters);

    @Override
    void close();
}
