package io.github.eventsourcemappingcleanup.example.teardown;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.DELETE_COMPLETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackStatus.UPDATE_COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stack that an earlier version of the library deployed: the template is the golden one of then. */
class UpgradeTest {

    private static final Path BEFORE = Path.of("src/test/resources/template-of-5303390.json");
    private static final Path NOW = Path.of("../src/test/resources/golden-template.json");

    @RegisterExtension
    final TestingAccount account = new TestingAccount();

    @BeforeEach
    void deployAsBefore() throws IOException {
        account.stack.create(template(BEFORE));
        account.plane.add(NewMapping.reading(account.attribute("Queue", "Arn"), account.physicalId("Orders"))
                .uuid("of-orders"));
    }

    @Test
    void neitherProviderNorCustomResourceIsReplaced_andTheDestroyDeletesAll() throws IOException {
        List<String> before =
                List.of(account.physicalId("EventSourceMappingCleanupHandler"), account.physicalId("Cleanup"));

        assertThat(account.stack.update(template(NOW))).isEqualTo(UPDATE_COMPLETE);

        assertThat(List.of(account.physicalId("EventSourceMappingCleanupHandler"), account.physicalId("Cleanup")))
                .isEqualTo(before);
        assertThat(account.requests())
                .extracting(request -> request.get("RequestType"))
                .containsExactly("Create", "Update");
        assertThat(account.stack.delete()).isEqualTo(DELETE_COMPLETE);
        assertThat(account.uuids()).isEmpty();
    }

    @Test
    void anotherSelectionIsAReplacement_whoseDeleteMayDoAllThatItNeeds() throws IOException {
        String uuid = "14e0db71-5d35-4eb5-b481-8945cf9d10c2";
        String another = Files.readString(NOW).replace(uuid, uuid.replace('1', '2'));

        assertThat(account.stack.update(Template.of(JSON.std.mapFrom(another)))).isEqualTo(UPDATE_COMPLETE);

        assertThat(account.requests())
                .extracting(request -> request.get("RequestType"))
                .containsExactly("Create", "Update", "Delete");
        assertThat(account.failures()).isEmpty();
        assertThat(account.uuids()).containsExactly("of-orders");
    }

    private static Template template(Path file) throws IOException {
        return Template.of(JSON.std.mapFrom(Files.readString(file)));
    }
}
