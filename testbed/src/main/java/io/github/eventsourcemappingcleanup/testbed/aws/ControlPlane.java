package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event source mappings of one account in one Region, behind the paths of the Lambda API. A test scripts it through
 * the public methods, also while it is being called.
 */
public final class ControlPlane implements HttpService {
    public static final String CREATE = "CreateEventSourceMapping";
    public static final String GET = "GetEventSourceMapping";
    public static final String LIST = "ListEventSourceMappings";
    public static final String DELETE = "DeleteEventSourceMapping";

    /** Longer than any test: a time that can still be added to an instant. */
    public static final Duration FOREVER = Duration.ofDays(36_500);

    /** The states of transition. Migrating stands for one that AWS may add. */
    private static final Set<String> BUSY = Set.of("Creating", "Enabling", "Disabling", "Updating", "Migrating");

    private final InstantSource clock;
    private final Durations durations;
    private final Creation creation;
    private final Listing listing;
    private final History history = new History();
    private final Map<Integer, List<NewMapping>> atCall = new TreeMap<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private FaultScript faults = FaultScript.never();
    private Duration listLag = Duration.ZERO;
    private Predicate<MappingView> listed = mapping -> true;
    private Habits habits = Habits.recorded();
    private Consumer<String> deletions = uuid -> {};
    private @Nullable Quota quota;

    public ControlPlane(InstantSource clock, AccountAndRegion home, Durations durations) {
        this.clock = clock;
        this.durations = durations;
        this.creation = new Creation(home, durations);
        this.listing = new Listing(home);
    }

    public synchronized ControlPlane add(NewMapping mapping) {
        return addAt(clock.instant(), mapping);
    }

    /** Someone will create it at this moment. */
    public synchronized ControlPlane addAt(Instant moment, NewMapping mapping) {
        history.put(moment, creation.fromPlan(mapping, moment));
        return this;
    }

    /** Someone will create it just before the call of this number. */
    public synchronized ControlPlane addAtCall(int number, NewMapping mapping) {
        atCall.computeIfAbsent(number, n -> new ArrayList<>()).add(mapping);
        return this;
    }

    /** Puts a mapping into these states from now on; after the last, or with none at all, it is gone. */
    public synchronized void enter(String uuid, Phase... phases) {
        Instant now = clock.instant();
        history.put(now, existing(uuid, now).living(new Mapping.Life(now, List.of(phases))));
    }

    /** Once deleted from now on, it stays in Deleting for so long. */
    public synchronized void deletingFor(String uuid, Duration time) {
        Instant now = clock.instant();
        history.put(now, existing(uuid, now).deletingFor(time));
    }

    public synchronized void faults(FaultScript script) {
        faults = script;
    }

    /** List answers what was true so long ago; Get does not. */
    public synchronized void listLag(Duration lag) {
        listLag = lag;
    }

    /** List shows only these mappings; Get shows all. */
    public synchronized void listOnly(Predicate<MappingView> shown) {
        listed = shown;
    }

    public synchronized void habits(Habits others) {
        habits = others;
    }

    /** A quota over all operations together; without one there is no limit. */
    public synchronized void quota(double perSecond, int burst) {
        quota(new Quota(perSecond, burst, clock.instant()));
    }

    public synchronized void quota(Quota ofAllOperations) {
        quota = ofAllOperations;
    }

    /** Somebody else deletes it now, whatever its state is. */
    public synchronized void delete(String uuid) {
        Instant now = clock.instant();
        begin(existing(uuid, now), now);
    }

    /** Is told the UUID of each mapping whose deletion begins, as it does. */
    public synchronized void onDeletion(Consumer<String> listener) {
        deletions = listener;
    }

    /** What is there now. */
    public synchronized List<MappingView> mappings() {
        return views(clock.instant());
    }

    public synchronized Optional<MappingView> find(String uuid) {
        return find(uuid, clock.instant());
    }

    /** At any moment up to now. */
    public synchronized Optional<MappingView> find(String uuid, Instant moment) {
        return history.find(uuid, moment).flatMap(mapping -> mapping.at(moment));
    }

    /** From when on it is gone; many years from now if nobody has deleted it. */
    public synchronized Instant goneAt(String uuid) {
        return existing(uuid, clock.instant()).life().end();
    }

    public synchronized List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    @Override
    public Optional<Reply> answer(Request request) {
        return MappingCall.of(request).map(call -> asked(call.operation(), call.uuid(), request));
    }

    private synchronized Reply asked(String operation, @Nullable String uuid, Request request) {
        Instant now = clock.instant();
        int number = journal.size() + 1;
        Optional.ofNullable(atCall.remove(number)).orElse(List.of()).forEach(mapping -> addAt(now, mapping));
        Reply reply = faults.around(
                new Call(operation, uuid, number, now, request.query()), () -> work(operation, uuid, request, now));
        String subject = uuid == null ? request.parameter("Marker").orElse("") : uuid;
        journal.add(new JournalEntry(now, operation, subject, reply.statusSeen()));
        return reply;
    }

    private Reply work(String operation, @Nullable String uuid, Request request, Instant now) {
        if (quota != null && !quota.take(now)) {
            return LambdaErrors.tooManyRequests(Duration.ofSeconds(1));
        }
        return switch (operation) {
            case CREATE -> create(Json.parsed(request.text()), now);
            case LIST -> listing.page(request, habits.largestPage(), after -> listed(after, now));
            case DELETE -> there(uuid, now).map(found -> delete(found, now)).orElseGet(this::nothingToDelete);
            default -> there(uuid, now).map(found -> shown(200, found, now)).orElseGet(LambdaErrors::resourceNotFound);
        };
    }

    private Optional<Mapping> there(@Nullable String uuid, Instant now) {
        return Optional.ofNullable(uuid)
                .flatMap(named -> history.find(named, now))
                .filter(found -> found.at(now).isPresent());
    }

    private Stream<MappingView> listed(String after, Instant now) {
        Instant moment = now.minus(listLag);
        return history.after(after, moment)
                .flatMap(mapping -> mapping.listedAt(moment, habits.listShowsOldState()).stream())
                .filter(listed);
    }

    private Reply create(Map<String, Object> request, Instant now) {
        return creation.refusal(request, views(now)).orElseGet(() -> {
            Mapping made = creation.fromRequest(request, now);
            history.put(now, made);
            return shown(202, made, now);
        });
    }

    private Reply delete(Mapping mapping, Instant now) {
        String state = mapping.at(now).orElseThrow().state();
        Habits.OnDelete answer = state.equals(Mapping.DELETING)
                ? habits.deleteOfDeleting()
                : BUSY.contains(state) ? habits.deleteOfBusy() : Habits.OnDelete.ACCEPTED;
        if (answer == Habits.OnDelete.IN_USE) {
            return LambdaErrors.resourceInUse();
        } else if (answer == Habits.OnDelete.CONFLICT) {
            return LambdaErrors.resourceConflict("Another operation is in progress.");
        }
        if (!state.equals(Mapping.DELETING)) {
            begin(mapping, now);
        }
        // Also one that is gone at once says Deleting in this answer.
        return shown(202, habits.deleteShowsOldState() ? mapping : mapping.deleted(now, FOREVER), now);
    }

    private void begin(Mapping mapping, Instant now) {
        boolean isDisabled = mapping.at(now).orElseThrow().state().equals("Disabled");
        Duration byDefault = isDisabled ? durations.deletingDisabled() : durations.deleting();
        Duration own = mapping.departure().lasts();
        history.put(now, mapping.deleted(now, own == null ? byDefault : own));
        deletions.accept(mapping.uuid());
    }

    private Reply nothingToDelete() {
        return habits.deleteOfGoneIsDenied()
                ? LambdaErrors.accessDenied("lambda:" + DELETE, "*")
                : LambdaErrors.resourceNotFound();
    }

    private static Reply shown(int status, Mapping mapping, Instant now) {
        return Answers.json(status, mapping.at(now).orElseThrow().json());
    }

    private List<MappingView> views(Instant moment) {
        return history.after("", moment)
                .flatMap(mapping -> mapping.at(moment).stream())
                .toList();
    }

    private Mapping existing(String uuid, Instant now) {
        return history.find(uuid, now).orElseThrow(() -> new IllegalArgumentException("no mapping " + uuid));
    }
}
