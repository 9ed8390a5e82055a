package io.github.eventsourcemappingcleanup.handler.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Requests to one service of AWS, signed by the SDK (AWS document "IAM User Guide", Signature Version 4). The SDK's own clients
 * load hundreds of classes for the operations that they have and a teardown never calls.
 */
public final class SignedHttp implements AutoCloseable {
    private static final String USER_AGENT = "event-source-mapping-cleanup";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final ExecutorService exchanges;
    private final String service;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Region region;
    private final URI endpoint;
    private final Duration timeout;

    /**
     * @param service as the signature names it
     * @param timeout of one exchange, however slowly the bytes of its answer drip
     */
    public SignedHttp(
            String service,
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            Region region,
            URI endpoint,
            Duration timeout) {
        this.service = service;
        this.exchanges = Executors.newCachedThreadPool(exchange -> daemon(exchange, service));
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    /**
     * @param action for the errors
     * @param path of the API, encoded
     * @throws SdkException if there is no answer in time
     */
    Received send(String action, SdkHttpMethod method, String path, Map<String, String> query) {
        SdkHttpRequest.Builder request = request(method, path);
        query.forEach(request::putRawQueryParameter);
        return exchange(action, request.build(), Optional.empty());
    }

    /**
     * @param action for the errors
     * @throws SdkException if there is no answer in time
     */
    Received post(String action, String form) {
        byte[] body = form.getBytes(UTF_8);
        SdkHttpRequest request = request(SdkHttpMethod.POST, "/")
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("Content-Length", String.valueOf(body.length))
                .build();
        return exchange(action, request, Optional.of(ContentStreamProvider.fromByteArray(body)));
    }

    @Override
    public void close() {
        exchanges.shutdownNow();
        http.close();
    }

    private SdkHttpRequest.Builder request(SdkHttpMethod method, String path) {
        return SdkHttpRequest.builder()
                .uri(endpoint)
                .encodedPath(SdkHttpUtils.appendUri(endpoint.getRawPath(), path))
                .method(method)
                .putHeader("User-Agent", USER_AGENT);
    }

    private Received exchange(String action, SdkHttpRequest request, Optional<ContentStreamProvider> body) {
        SignRequest.Builder<AwsCredentialsIdentity> unsigned = SignRequest.builder(credentials.resolveCredentials());
        body.ifPresent(unsigned::payload);
        SignedRequest signed = signer.sign(unsigned.request(request)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                .build());
        HttpExecuteRequest.Builder exchange = HttpExecuteRequest.builder().request(signed.request());
        signed.payload().ifPresent(exchange::contentStreamProvider);
        return inTime(
                action,
                exchanges.submit(
                        () -> received(http.prepareRequest(exchange.build()).call())));
    }

    private static Received received(HttpExecuteResponse response) throws IOException {
        SdkHttpResponse head = response.httpResponse();
        try (InputStream body = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            return new Received(head, body.readAllBytes());
        } catch (IOException e) {
            if (head.isSuccessful()) {
                throw e;
            }
            return new Received(head, new byte[0]); // What went wrong is in the head already.
        }
    }

    private Received inTime(String action, Future<Received> exchange) {
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
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw SdkClientException.create("no answer to " + action, e.getCause());
        }
    }

    private static Thread daemon(Runnable exchange, String service) {
        Thread thread = new Thread(exchange, service);
        thread.setDaemon(true);
        return thread;
    }
}
