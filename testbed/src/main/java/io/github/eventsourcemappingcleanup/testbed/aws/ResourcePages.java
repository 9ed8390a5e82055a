package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/** The pages of ListStackResources. The token is of no use to anyone who looks into it. */
final class ResourcePages {

    private static final String PREFIX = "from ";

    private ResourcePages() {}

    /** @param token empty for the first page */
    static Reply page(List<ListedResource> all, String token, int size) {
        int from = token.isEmpty() ? 0 : start(token);
        if (from < 0 || from > all.size()) {
            return CloudFormationErrors.invalid("Invalid NextToken: " + token);
        }
        int to = Math.min(from + size, all.size());
        return StackAnswers.listed(all.subList(from, to), to < all.size() ? token(to) : "");
    }

    private static String token(int start) {
        return Base64.getEncoder().encodeToString((PREFIX + start).getBytes(UTF_8));
    }

    private static int start(String token) {
        try {
            return Integer.parseInt(new String(Base64.getDecoder().decode(token), UTF_8).substring(PREFIX.length()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return -1;
        }
    }
}
