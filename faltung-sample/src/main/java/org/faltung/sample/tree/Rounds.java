package org.faltung.sample.tree;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.faltung.sample.Aim;
import org.faltung.sample.CancelledException;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Estimate;
import org.faltung.sample.Interval;
import org.faltung.sample.Intervals;
import org.faltung.sample.Replication;

/// Batches of draws with larger and larger populations, until one is good enough.
///
/// A round makes a plan and a few draws, a trial, to see how they vary. If these agree, it draws anew, and only the new
/// draws are an answer, also if the time ends among them: a trial is chosen for its agreement, and where draws are skewed,
/// those that agree are too low.
final class Rounds {
    /// Draws to see how they vary.
    private static final int TRIAL = 8;

    /// Draws of an answer that is not narrow enough, because the time ended or a larger population will do better.
    private static final int LEAST = 8;

    /// Draws of an answer that is: at least, and at most.
    private static final int FEWEST = 32;

    private static final int MOST = 64;

    /// The most that the draws of a trial may vary, as a part of their mean.
    private static final double MOST_IN_TRIAL = 0.3;

    /// The same of the draws of an answer. As much as hardly ever happens after a trial that is good: were it as strict,
    /// it would choose those answers whose draws happen to agree, and these are too low more often than not.
    private static final double MOST_IN_ANSWER = 0.5;

    private final Cells tree;
    private final Certain certain;
    private final Aim aim;
    private final Effort effort;
    private final int threads;
    private final Watcher watcher;
    private final DrawJournal journal;
    private final Supplier<TreeEstimate> exactly;
    private Optional<Batch> best = Optional.empty();
    private Optional<Batch> last = Optional.empty();
    private Optional<String> trouble = Optional.empty();

    /// Ready to run.
    ///
    /// @param journal keeps the draws
    /// @param exactly counts all regions, unless it is ended
    Rounds(
            Cells tree,
            Certain certain,
            Aim aim,
            Effort effort,
            int threads,
            Watcher watcher,
            DrawJournal journal,
            Supplier<TreeEstimate> exactly) {
        this.tree = tree;
        this.certain = certain;
        this.aim = aim;
        this.effort = effort;
        this.threads = threads;
        this.watcher = watcher;
        this.journal = journal;
        this.exactly = exactly;
    }

    /// Nothing but what is certain.
    static TreeEstimate nothing(Certain certain) {
        return new TreeEstimate.Refused(
                "the budget ended before there were draws enough for an estimate; give it more time, or a"
                        + " smaller domain",
                new TreeEstimate.Floor(certain.most(), Optional.empty()));
    }

    TreeEstimate run() {
        Probe probe = new Probe(tree, certain);
        try {
            for (int cells = effort.first(); cells <= effort.most(); cells *= 2) {
                Optional<TreeEstimate> end = round(probe, cells);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        } catch (CancelledException _) {
            return answer(false);
        }
        return answer(false);
    }

    private Optional<TreeEstimate> round(Probe probe, int cells) {
        long seed = Replication.source(aim.seed(), cells).nextLong();
        Plan plan =
                new Planner(tree, probe, effort.patience())
                        .plan(cells, Replication.source(seed, 0));
        Batch trial = batch(probe, plan, seed + 1, TRIAL);
        Probe.Draw first = trial.draws().getFirst();
        if (!first.thinned()) {
            return Optional.of(new TreeEstimate.Exact(first.seen()));
        }
        Interval interval = trial.interval(aim.confidence());
        if (Math.pow(10, interval.mean()) <= effort.worthCounting() * trial.counted()) {
            TreeEstimate all = exactly.get();
            if (all instanceof TreeEstimate.Exact) {
                return Optional.of(all);
            }
            throw new CancelledException();
        }
        if (!take(trial, MOST_IN_TRIAL)) {
            best = Optional.empty();
            return Optional.empty();
        }
        int needed = needed(trial);
        boolean enough = needed <= MOST;
        anew(probe, plan, seed + 2, enough ? Math.max(FEWEST, needed) : LEAST);
        return enough && best.filter(fresh -> half(fresh) <= aim.error()).isPresent()
                ? Optional.of(answer(true))
                : Optional.empty();
    }

    /// Makes the draws of an answer, as many as there is time for.
    ///
    /// @throws CancelledException if they are fewer than wished
    private void anew(Probe probe, Plan plan, long seed, int many) {
        try (var replication = replication(probe, plan, seed)) {
            boolean complete = replication.upTo(LEAST, many);
            for (int n = 2 * LEAST; complete && replication.results().size() < many; n += LEAST) {
                watcher.current(estimate(new Batch(plan, replication.results())));
                complete = replication.upTo(Math.min(n, many), many);
            }
            List<Probe.Draw> draws = replication.results();
            if (draws.size() >= LEAST) {
                Batch fresh = new Batch(plan, draws);
                best = take(fresh, MOST_IN_ANSWER) ? possible(fresh) : Optional.empty();
                best.ifPresent(batch -> watcher.current(estimate(batch)));
            }
            if (!complete) {
                throw new CancelledException();
            }
        }
    }

    /// Remembers a batch; false if it shows a heavy tail.
    private boolean take(Batch batch, double variation) {
        batch.draws().forEach(draw -> certain.raise(BigInteger.valueOf(draw.most())));
        certain.raise(batch.different());
        trouble =
                batch.heavy(
                        variation,
                        last.filter(other -> other.plan().most() <= batch.plan().most()));
        last = Optional.of(batch);
        return trouble.isEmpty();
    }

    /// A batch whose mean reaches what is certain. Another one is known to be too low, and what is left of its interval
    /// above may be as good as nothing.
    private Optional<Batch> possible(Batch batch) {
        double least = Math.log10(certain.most().doubleValue());
        if (batch.interval(aim.confidence()).mean() >= least) {
            return Optional.of(batch);
        }
        trouble = Optional.of("more regions were found than the draws say that there are");
        return Optional.empty();
    }

    private Batch batch(Probe probe, Plan plan, long seed, int many) {
        try (var replication = replication(probe, plan, seed)) {
            if (!replication.upTo(many)) {
                throw new CancelledException();
            }
            return new Batch(plan, replication.results());
        }
    }

    private Replication<Probe.Draw> replication(Probe probe, Plan plan, long seed) {
        return Replication.kept(
                random -> probe.draw(plan, random),
                seed,
                threads,
                watcher,
                journal,
                "probes of " + plan.most() + " cells, seed " + seed,
                Probe.Draw.CODE);
    }

    /// How many draws an interval of the wished width is expected to take, with a quarter to spare.
    private int needed(Batch trial) {
        double relative = 1 - Math.pow(10, -aim.error()); // the narrower side
        double errors = Intervals.quantile(aim.confidence(), FEWEST - 1.0);
        double root = errors * trial.variation() / relative;
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(1.25 * root * root));
    }

    private double half(Batch batch) {
        return batch.interval(aim.confidence()).halfWidth();
    }

    private TreeEstimate answer(boolean reached) {
        if (last.isEmpty()) {
            return nothing(certain);
        }
        best = best.flatMap(batch -> possible(batch));
        BigInteger found = certain.most();
        double least = Math.log10(found.doubleValue());
        Batch latest = last.get();
        var floor =
                new TreeEstimate.Floor(
                        found,
                        Optional.of(
                                new TreeEstimate.Likely(
                                        Math.max(least, latest.likely(aim.confidence())),
                                        aim.confidence())));
        if (best.isEmpty()) {
            return new TreeEstimate.Refused(
                    trouble.orElse("the time ended before there were draws enough for an estimate")
                            + "; give it more time, or a smaller domain",
                    floor);
        }
        return new TreeEstimate.Estimated(estimate(best.get()), floor, reached);
    }

    /// The estimate of a batch; its interval does not reach below what is certain.
    private Estimate estimate(Batch batch) {
        Interval interval = batch.interval(aim.confidence());
        double least = Math.log10(certain.most().doubleValue());
        return new Estimate(
                "R2",
                Math.max(interval.mean(), least),
                Math.max(interval.low(), least),
                Math.max(interval.high(), least),
                aim.confidence(),
                batch.draws().size(),
                aim.seed(),
                "stochastic enumeration of the tree of cells, " + batch.plan().most() + " at once",
                Optional.empty());
    }
}
