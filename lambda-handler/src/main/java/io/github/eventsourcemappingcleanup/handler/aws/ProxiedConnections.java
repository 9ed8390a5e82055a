package io.github.eventsourcemappingcleanup.handler.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Connections through the proxies of the function's environment, for the calls to AWS and for the PUT of the response alike:
 * {@code HTTPS_PROXY} for https, and {@code HTTP_PROXY} for http, and for https too if the other is not set, since the SDK's own
 * client heeds that one alone; none for the hosts of {@code NO_PROXY}. {@link ProxyConfiguration} reads them.
 */
public final class ProxiedConnections implements UrlConnectionFactory {
    private final Duration connect;
    private final Duration read;
    private final ProxyConfiguration http = proxyOf("http");
    private final ProxyConfiguration https = proxyOf("https");

    /**
     * @param connect how long a connection may take to be made
     * @param read how long nothing may be received
     */
    public ProxiedConnections(Duration connect, Duration read) {
        this.connect = connect;
        this.read = read;
    }

    @Override
    public HttpURLConnection createConnection(URI uri) {
        try {
            return open(uri.toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if it is no URL of http or https */
    public HttpURLConnection open(URL url) throws IOException {
        Optional<ProxyConfiguration> proxy = proxyFor(url);
        if (!((proxy.isPresent() ? url.openConnection(proxy(proxy.get())) : url.openConnection())
                instanceof HttpURLConnection connection)) {
            throw new IOException("neither http nor https");
        }
        proxy.filter(configuration -> configuration.username() != null)
                .ifPresent(configuration ->
                        connection.setRequestProperty("Proxy-Authorization", "Basic " + credentials(configuration)));
        connection.setConnectTimeout(Math.toIntExact(connect.toMillis()));
        connection.setReadTimeout(Math.toIntExact(read.toMillis()));
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private Optional<ProxyConfiguration> proxyFor(URL url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return (url.getProtocol().equals("https") ? Stream.of(https, http) : Stream.of(http))
                .filter(proxy -> proxy.host() != null)
                .findFirst()
                .filter(proxy -> proxy.nonProxyHosts().stream().noneMatch(host::matches));
    }

    private static ProxyConfiguration proxyOf(String scheme) {
        return ProxyConfiguration.builder().scheme(scheme).build();
    }

    private static Proxy proxy(ProxyConfiguration configuration) {
        return new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(configuration.host(), configuration.port()));
    }

    private static String credentials(ProxyConfiguration configuration) {
        String credentials = configuration.username() + ":" + configuration.password();
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
