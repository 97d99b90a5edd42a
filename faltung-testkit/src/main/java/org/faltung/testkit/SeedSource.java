package org.faltung.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Feeds a `@ParameterizedTest` with seeds, one `long` a run, the same ones every time.
///
/// With the system property `faltung.seed` set to a number, that seed alone is run:
///
///     ./faltung test -Dfaltung.seed=42 -Dtest=LayeredBoundTest -Dsurefire.failIfNoSpecifiedTests=false
///
/// Name the run after its seed, `@ParameterizedTest(name = "seed {0}")`, so that a failure says how
/// to repeat it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ArgumentsSource(SeedSource.Provider.class)
public @interface SeedSource {
    /// How many seeds to run.
    ///
    /// @return the number of seeds, at least 1
    int count() default 100;

    /// The seeds that an annotation asks for.
    final class Provider extends AnnotationBasedArgumentsProvider<SeedSource> {
        private static final String REPLAY = "faltung.seed";
        private static final long MASTER = 0xFA17_0000_2026L;

        /// The provider that JUnit makes.
        public Provider() {}

        @Override
        protected Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context, SeedSource source) {
            return seeds(source.count()).mapToObj(Arguments::of);
        }

        private static LongStream seeds(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, got " + count);
            }
            String replay = System.getProperty(REPLAY, "");
            return replay.isBlank()
                    ? new SplittableRandom(MASTER).longs(count)
                    : LongStream.of(Long.parseLong(replay.strip()));
        }
    }
}
