package org.faltung.sample.layer;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.faltung.count.Monitor;
import org.faltung.sample.CancelledException;

/// Estimates by a sequential Monte Carlo sweep over the positions in raster order, with a price on inputs that
/// later positions still see.
///
/// Particles are choices t₁ … t_p that satisfy Hall's condition, with the target weight
///
///     Π C(d, t_i) P^{t_i} · e^{−θ u},
///
/// u being the inputs, still to be seen by later positions, that the particle's matching holds. In each step
/// t_p is drawn from its conditional weights and the particle's weight grows by their sum; particles are
/// resampled when their weights have drifted apart. After the last position u = 0, whatever θ was, and the mean weight
/// is an unbiased estimate of F (Del Moral; the price is a twisted target). The price only steers: without it
/// early positions take what later ones need, and the estimate is far too small unless one is lucky.
///
/// Particles drawn at the end are distributed as their weights say, so that the share of them whose neurons are
/// independent for shared filters estimates R / F on the same draws.
///
/// Derived in docs/estimates.md.
final class Sweep implements Method {
    /// Share of the particles that must count, or they are resampled.
    private static final double LEAST_SHARE = 0.5;

    /// Cells to look at for a cheaper matching. More makes u smaller, the weights more even, and the sweep slower.
    private static final int PATIENCE = 100;

    /// Choices whose share of a step's weight is likely below this are looked at now and then only, and count for more
    /// then: which leaves the estimate unbiased and spares the longest searches.
    private static final double RARE = 0.01;

    private static final double LOOKED_AT = 0.1;

    private final Grid grid;
    private final double[] weights;
    private final double price;
    private final int particles;
    private final int checks;
    private final Monitor monitor;

    /// @param price θ, at least 0
    /// @param particles of one experiment
    /// @param checks particles of each experiment whose rank is looked at; 0 if R = F
    Sweep(Grid grid, int breakpoints, double price, int particles, int checks, Monitor monitor) {
        this.grid = grid;
        this.price = price;
        this.particles = particles;
        this.checks = checks;
        this.monitor = monitor;
        weights = new Weights(grid.filters, breakpoints).ofPosition();
    }

    /// The price at which a position, left alone, would take its even share of the inputs: the entropy that it
    /// would gain by one more.
    static double evenPrice(Grid grid, int breakpoints) {
        double share = (double) grid.layer.field().inputs() / grid.positions();
        return share >= grid.filters
                ? 0
                : Math.max(0, Math.log(breakpoints * (grid.filters - share) / share));
    }

    @Override
    public Draw draw(SplittableRandom random) {
        Flow[] flows = new Flow[particles];
        Flow[] spare = new Flow[particles];
        Arrays.setAll(flows, _ -> new Flow(grid));
        Arrays.setAll(spare, _ -> new Flow(grid));
        Augmenter augmenter = new Augmenter(grid, PATIENCE, grid.deadlines());
        double[] logs = new double[particles]; // weights since they were last resampled
        double total = 0;
        for (int p = 0; p < grid.positions(); p++) {
            if (monitor.cancelled()) {
                throw new CancelledException();
            }
            for (int cell : grid.expiring[p]) {
                augmenter.expire(cell);
            }
            for (int k = 0; k < particles; k++) {
                logs[k] += step(flows[k], p, augmenter, random);
            }
            if (p + 1 < grid.positions() && drifted(logs)) {
                total += logMean(logs);
                int[] kept = Resampling.systematic(shares(logs), particles, random);
                for (int k = 0; k < particles; k++) {
                    spare[k].copy(flows[kept[k]]);
                }
                Flow[] old = flows;
                flows = spare;
                spare = old;
                Arrays.fill(logs, 0);
            }
        }
        double share = checks == 0 ? 1 : share(flows, shares(logs), random);
        return new Draw(total + logMean(logs), share, checks, augmenter.visits());
    }

    /// Moves a particle on by one position and tells the logarithm of its weight.
    private double step(Flow flow, int position, Augmenter augmenter, SplittableRandom random) {
        int freed = 0;
        for (int cell : grid.expiring[position]) {
            freed += flow.used[cell];
            while (!flow.isFull(cell) && augmenter.refill(flow, cell)) {
                freed++;
            }
        }
        double[] logs = new double[grid.filters + 1];
        int most = 0;
        int held = 0;
        double high = 0;
        double sum = 1; // of what was found so far, times e^high
        double boost = 0;
        while (most < grid.filters) {
            double next = weights[most + 1] - price * (held + 1.0) - high;
            if (boost == 0 && next < Math.log(RARE * sum)) {
                if (random.nextDouble() >= LOOKED_AT) {
                    break;
                }
                boost = -Math.log(LOOKED_AT);
            }
            int kind = augmenter.place(flow, position);
            if (kind == Augmenter.NONE) {
                break;
            }
            held += kind;
            most++;
            logs[most] = weights[most] - price * held + boost;
            double above = Math.max(high, logs[most]);
            sum = sum * Math.exp(high - above) + Math.exp(logs[most] - above);
            high = above;
        }
        sum = 0;
        for (int t = 0; t <= most; t++) {
            logs[t] = Math.exp(logs[t] - high);
            sum += logs[t];
        }
        double drawn = random.nextDouble() * sum;
        int taken = 0;
        while (taken < most && logs[taken] <= drawn) {
            drawn -= logs[taken++];
        }
        for (int t = most; t > taken; t--) {
            augmenter.takeBack(flow, position);
        }
        augmenter.commit();
        return high + Math.log(sum) + price * freed;
    }

    private boolean drifted(double[] logs) {
        double squares = 0;
        for (double share : shares(logs)) {
            squares += share * share;
        }
        return squares * particles * LEAST_SHARE > 1;
    }

    private static double[] shares(double[] logs) {
        double high = Arrays.stream(logs).max().orElseThrow();
        double[] shares = Arrays.stream(logs).map(log -> Math.exp(log - high)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private static double logMean(double[] logs) {
        double high = Arrays.stream(logs).max().orElseThrow();
        double sum = Arrays.stream(logs).map(log -> Math.exp(log - high)).sum();
        return high + Math.log(sum / logs.length);
    }

    /// The share of particles, drawn by weight, whose neurons, drawn at each position among equals, are
    /// independent.
    private double share(Flow[] flows, double[] shares, SplittableRandom random) {
        SharedRank rank = new SharedRank(grid, random);
        int independent = 0;
        for (int k : Resampling.systematic(shares, checks, random)) {
            independent += rank.areIndependent(neurons(flows[k], random)) ? 1 : 0;
        }
        return (double) independent / checks;
    }

    private int[] neurons(Flow flow, SplittableRandom random) {
        int[] neurons = new int[Arrays.stream(flow.chosen).sum()];
        int[] order = new int[grid.filters];
        Arrays.setAll(order, i -> i);
        int n = 0;
        for (int p = 0; p < flow.chosen.length; p++) {
            for (int t = 0; t < flow.chosen[p]; t++) {
                int k = random.nextInt(t, order.length);
                int filter = order[k];
                order[k] = order[t];
                order[t] = filter;
                neurons[n++] = p * grid.filters + filter;
            }
        }
        return neurons;
    }
}
