package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(OutputStream.nullOutputStream(), said);
    private final AtomicLong clock = new AtomicLong();

    private void pass(double seconds) {
        clock.addAndGet((long) (seconds * 1e9));
    }

    @Test
    void aShortRunSaysNothing() {
        Progress progress = new Progress(console, OptionalLong.of(1), clock::get);
        pass(1.9);
        progress.step();
        progress.end();
        assertThat(said.size()).isZero();
    }

    @Test
    void aLongRunTellsCountRateAndTimeLeft() {
        Progress progress = new Progress(console, OptionalLong.of(6000), clock::get);
        pass(2);
        progress.tick();
        for (int i = 0; i < 1000; i++) {
            pass(0.008);
            progress.step();
        }
        pass(90);
        progress.end();
        assertThat(said.toString(UTF_8).replace(Numerals.THIN_SPACE, ' '))
                .isEqualTo(
                        """
                        faltung: 0 of 6 000 architectures so far
                        faltung: 625 of 6 000 architectures, 89 a second, 60 s left
                        faltung: 1 000 architectures in 100 s
                        """);
    }

    @Test
    void theNumberOfLinesMayBeUnknown() {
        Progress progress = new Progress(console, OptionalLong.empty(), clock::get);
        pass(120);
        progress.step();
        pass(9000);
        progress.end();
        assertThat(said.toString(UTF_8))
                .isEqualTo(
                        """
                        faltung: 1 architecture, 1 a minute
                        faltung: 1 architecture in 2 h 32 min
                        """);
    }

    @Test
    void aListIsTakenStageByStage() {
        Interruption.during(
                interruption -> {
                    SearchProgress progress = new SearchProgress(console, interruption, clock::get);
                    pass(1);
                    progress.progress(1000, 0); // the search
                    pass(1);
                    progress.progress(0, 0); // the survey
                    pass(10);
                    progress.progress(500, 0.5);
                    pass(10);
                    progress.progress(1000, 1);
                    pass(1);
                    progress.joining();
                    pass(6);
                    progress.progress(600, 0.6);
                    return Status.DONE;
                },
                console);
        assertThat(said.toString(UTF_8).replace(Numerals.THIN_SPACE, ' '))
                .isEqualTo(
                        """
                        faltung: 0 regions, 0 a second
                        faltung: 500 regions, 50 a second, about 50.0 % done, 10 s left
                        faltung: 1 000 regions, 50 a second, about 100.0 % done, 0 s left
                        faltung: joining the parts: 600 regions, 100 a second, about 60.0 % done, 4 s left
                        """);
    }
}
