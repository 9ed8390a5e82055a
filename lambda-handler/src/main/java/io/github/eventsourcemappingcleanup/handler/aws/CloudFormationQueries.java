package io.github.eventsourcemappingcleanup.handler.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.protocols.query.unmarshall.XmlDomParser;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/** CloudFormation's Query API. */
public final class CloudFormationQueries implements CloudFormation {
    private static final String VERSION = "2010-05-15";

    private final SignedHttp http;

    public CloudFormationQueries(SignedHttp http) {
        this.http = http;
    }

    @Override
    public XmlElement ask(String action, Map<String, String> parameters) {
        Received received = http.post(action, form(action, parameters));
        if (!received.isSuccess()) {
            throw error(received);
        }
        return parsed(received)
                .getOptionalElementByName(action + "Result")
                .orElseThrow(() -> SdkClientException.create("no answer to " + action));
    }

    @Override
    public void close() {
        http.close();
    }

    private static String form(String action, Map<String, String> parameters) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + VERSION);
        parameters.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
        return form.toString();
    }

    private static AwsServiceException error(Received received) {
        Optional<XmlElement> error = errorIn(received);
        return received.error(error.flatMap(said -> text(said, "Code")), error.flatMap(said -> text(said, "Message")));
    }

    /** Nothing if the body is not CloudFormation's. */
    private static Optional<XmlElement> errorIn(Received received) {
        try {
            return parsed(received).getOptionalElementByName("Error");
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    private static XmlElement parsed(Received received) {
        return XmlDomParser.parse(new ByteArrayInputStream(received.body()));
    }

    private static Optional<String> text(XmlElement error, String name) {
        return error.getOptionalElementByName(name).map(XmlElement::textContent);
    }
}
