package io.github.eventsourcemappingcleanup.handler.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.protocols.query.unmarshall.XmlDomParser;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;
import software.amazon.awssdk.regions.Region;

/**
 * CloudFormation's Query API by the SDK's signer and XML parser. The SDK's own client has 90 operations, of which a teardown
 * needs four, and costs a seventh of its start.
 */
public final class CloudFormationQueries implements CloudFormation {
    private static final String SERVICE = "cloudformation";
    private static final String VERSION = "2010-05-15";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final ExecutorService exchanges = Executors.newCachedThreadPool(CloudFormationQueries::daemon);
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Region region;
    private final URI endpoint;
    private final Duration timeout;

    /** @param timeout of one question, however slowly the bytes of its answer drip */
    public CloudFormationQueries(
            SdkHttpClient http, AwsCredentialsProvider credentials, Region region, URI endpoint, Duration timeout) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    @Override
    public XmlElement ask(String action, Map<String, String> parameters) {
        HttpExecuteRequest request = signed(form(action, parameters).getBytes(UTF_8));
        return inTime(
                action,
                exchanges.submit(
                        () -> result(action, http.prepareRequest(request).call())));
    }

    @Override
    public void close() {
        exchanges.shutdownNow();
        http.close();
    }

    private static String form(String action, Map<String, String> parameters) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + VERSION);
        parameters.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
        return form.toString();
    }

    private HttpExecuteRequest signed(byte[] form) {
        ContentStreamProvider content = ContentStreamProvider.fromByteArray(form);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("Content-Length", String.valueOf(form.length))
                .build();
        SignedRequest signed = signer.sign(to -> to.identity(credentials.resolveCredentials())
                .request(request)
                .payload(content)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
        return HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElse(content))
                .build();
    }

    private XmlElement inTime(String action, Future<XmlElement> exchange) {
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw SdkClientException.create("no answer to " + action, e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw SdkClientException.create("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SdkException known
                    ? known
                    : SdkClientException.create("no answer to " + action, e.getCause());
        }
    }

    private static XmlElement result(String action, HttpExecuteResponse response) throws IOException {
        try (InputStream body =
                response.responseBody().isPresent() ? response.responseBody().get() : InputStream.nullInputStream()) {
            if (!response.httpResponse().isSuccessful()) {
                throw error(response.httpResponse(), body);
            }
            return XmlDomParser.parse(body)
                    .getOptionalElementByName(action + "Result")
                    .orElseThrow(() -> SdkClientException.create("no answer to " + action));
        }
    }

    private static AwsServiceException error(SdkHttpResponse response, InputStream body) {
        AwsErrorDetails.Builder details =
                AwsErrorDetails.builder().serviceName("CloudFormation").sdkHttpResponse(response);
        errorIn(body).ifPresent(error -> details.errorCode(text(error, "Code")).errorMessage(text(error, "Message")));
        return AwsServiceException.builder()
                .awsErrorDetails(details.build())
                .statusCode(response.statusCode())
                .build();
    }

    /** Nothing if the body is not CloudFormation's. */
    private static Optional<XmlElement> errorIn(InputStream body) {
        try {
            return XmlDomParser.parse(body).getOptionalElementByName("Error");
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    private static String text(XmlElement error, String name) {
        return error.getOptionalElementByName(name).map(XmlElement::textContent).orElse("");
    }

    private static Thread daemon(Runnable exchange) {
        Thread thread = new Thread(exchange, SERVICE);
        thread.setDaemon(true);
        return thread;
    }
}
