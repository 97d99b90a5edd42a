package org.faltung.region.field;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Whose exception is thrown.
class CrewTest {
    private static final boolean ALONE = Runtime.getRuntime().availableProcessors() == 1;

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The others end by exceptions of their own because the caller's thread ended.
    @Test
    void theCallersExceptionIsThrownWhateverTheOthersThrow() {
        CountDownLatch begun = new CountDownLatch(ALONE ? 0 : 1);
        CountDownLatch ended = new CountDownLatch(1);
        Crew.Worker caller =
                task -> {
                    await(begun);
                    ended.countDown();
                    throw new IllegalArgumentException("of the caller");
                };
        Crew.Worker other =
                task -> {
                    begun.countDown();
                    await(ended);
                    throw new IllegalStateException("of another");
                };
        assertThatThrownBy(
                        () -> new Crew(() -> false).run(1000, w -> w == 0 ? caller : other, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExceptionOfAnotherIsThrown() {
        if (ALONE) {
            return;
        }
        CountDownLatch begun = new CountDownLatch(1);
        Crew.Worker other =
                task -> {
                    begun.countDown();
                    throw new IllegalStateException("of another");
                };
        assertThatThrownBy(() ->
                        new Crew(() -> false)
                                .run(1000, w -> w == 0 ? task -> await(begun) : other, false))
                .isInstanceOf(IllegalStateException.class);
    }
}
