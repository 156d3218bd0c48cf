package id.sesi.outcomecheck.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.outcomecheck.records.ResourceSample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class EnduranceTest {

    private static final ResourceSample IDLE = new ResourceSample(ResourceSample.IDLE, 900, 5 << 20, 10, 30, 1);

    @Test
    void flat_resources_exceed_no_bound() {
        assertEquals(List.of(), Endurance.check(samples(i -> load(9 << 20, 140, 120, 70), IDLE)));
    }

    @Test
    void resources_that_grow_are_reported() {
        assertEquals(
                List.of("drift of heap in kB: 6144, but at most 3000 are allowed"),
                Endurance.check(samples(i -> load((9 << 20) + (i << 20), 140, 120, 70), IDLE)));
        assertEquals(
                List.of("drift of threads: 18, but at most 15 are allowed"),
                Endurance.check(samples(i -> load(9 << 20, 140 + 3 * i, 120, 70), IDLE)));
        assertEquals(
                List.of("drift of files: 60, but at most 30 are allowed"),
                Endurance.check(samples(i -> load(9 << 20, 140, 120 + 10 * i, 70), IDLE)));
        assertEquals(
                List.of("drift of sockets: 60, but at most 30 are allowed"),
                Endurance.check(samples(i -> load(9 << 20, 140, 120, 70 + 10 * i), IDLE)));
    }

    @Test
    void resources_that_are_too_large_are_reported() {
        assertEquals(
                List.of(
                        "heap in kB under load: 51200, but at most 48000 are allowed",
                        "threads under load: 201, but at most 200 are allowed",
                        "files under load: 301, but at most 300 are allowed",
                        "sockets under load: 251, but at most 250 are allowed"),
                Endurance.check(samples(i -> load(50 << 20, 201, 301, 251), IDLE)));
    }

    @Test
    void resources_that_are_not_returned_are_reported() {
        ResourceSample held = new ResourceSample(ResourceSample.IDLE, 900, 20 << 20, 16, 61, 2);

        assertEquals(
                List.of(
                        "heap in kB when idle: 20480, but at most 16000 are allowed",
                        "threads when idle: 16, but at most 15 are allowed",
                        "files when idle: 61, but at most 60 are allowed",
                        "sockets when idle: 2, but at most 1 are allowed"),
                Endurance.check(samples(i -> load(9 << 20, 140, 120, 70), held)));
    }

    @Test
    void a_run_without_samples_is_reported() {
        assertEquals(List.of("too few samples: 0"), Endurance.check(List.of()));
        assertEquals(
                List.of("too few samples: 9"),
                Endurance.check(samples(i -> load(9 << 20, 140, 120, 70), IDLE).subList(0, 9)));
    }

    private static List<ResourceSample> samples(IntFunction<ResourceSample> load, ResourceSample idle) {
        List<ResourceSample> samples = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            samples.add(load.apply(i));
        }
        samples.add(idle);
        return samples;
    }

    private static ResourceSample load(long heap, int threads, long files, int sockets) {
        return new ResourceSample(ResourceSample.LOAD, 100, heap, threads, files, sockets);
    }
}
