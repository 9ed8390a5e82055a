package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which proxy is asked, by the system properties that the SDK reads beside the environment. {@code PackagedHandlerTest} has the
 * environment.
 */
@Isolated("The settings are the JVM's.")
class ProxiedConnectionsTest {
    private final Properties settings = (Properties) System.getProperties().clone();
    private final List<Request> asked = new CopyOnWriteArrayList<>();
    private final LocalEndpoint server = LocalEndpoint.start(request -> Optional.of(Reply.empty(204)));
    private final LocalEndpoint proxy = LocalEndpoint.start(request -> {
        asked.add(request);
        return Optional.of(Reply.empty(request.method().equals("CONNECT") ? 502 : 200));
    });

    @AfterEach
    void close() {
        System.setProperties(settings);
        proxy.close();
        server.close();
    }

    @Test
    void http_goesThroughTheProxyForHttp_withItsCredentials() throws IOException {
        proxyFor("http");
        System.setProperty("http.proxyUser", "user");
        System.setProperty("http.proxyPassword", "secret");

        assertThat(open("http://127.0.0.1:1/path?query").getResponseCode()).isEqualTo(200);

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("http://127.0.0.1:1/path?query");
            assertThat(request.header("Proxy-Authorization")).contains("Basic dXNlcjpzZWNyZXQ=");
        });
    }

    @ParameterizedTest
    @CsvSource({"https, unused.invalid", "http, *.0.0.1"})
    void http_goesDirectly_whereTheProxyIsForHttpsOnly_orTheHostNeedsNone(String scheme, String direct)
            throws IOException {
        proxyFor(scheme);
        System.setProperty("http.nonProxyHosts", direct);

        assertThat(open(server.uri() + "/path").getResponseCode()).isEqualTo(204);

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void https_goesThroughTheProxyForHttps_orIfThereIsNone_thatForHttp(String scheme) {
        System.setProperty("http.proxyHost", "nowhere.invalid");
        System.setProperty("http.proxyPort", "1");
        proxyFor(scheme);

        assertThatThrownBy(() -> open("https://aws.invalid/").getResponseCode()).hasMessageContaining("502");

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.method() + " " + request.target()).isEqualTo("CONNECT aws.invalid:443"));
    }

    @Test
    void aConnection_hasTheTimeouts_andFollowsNoRedirect() throws IOException {
        HttpURLConnection connection = open("http://127.0.0.1:1/");

        assertThat(connection.getConnectTimeout()).isEqualTo(2_000);
        assertThat(connection.getReadTimeout()).isEqualTo(3_000);
        assertThat(connection.getInstanceFollowRedirects()).isFalse();
    }

    @Test
    void aUrlOfSomethingElse_isAnError() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> connections().createConnection(URI.create("file:/etc/hostname")));
    }

    private void proxyFor(String scheme) {
        System.setProperty(scheme + ".proxyHost", "127.0.0.1");
        System.setProperty(scheme + ".proxyPort", String.valueOf(proxy.uri().getPort()));
    }

    private static HttpURLConnection open(String url) {
        return connections().createConnection(URI.create(url));
    }

    private static ProxiedConnections connections() {
        return new ProxiedConnections(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }
}
