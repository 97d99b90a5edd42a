package org.faltung.oracle;

import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// One layer of rectifiers whose hyperplanes are in general position: unit t is
/// 1 + t x₁ + t² x₂ + … + tⁿ xₙ, for different t.
///
/// Any n + 1 of these rows are independent (Vandermonde), and any n of their linear parts are too
/// if no t is 0.
///
/// @param inputs n
public record GenericLayer(int inputs, int units) {
    /// The layer on Rⁿ, and nothing behind it.
    public Network network() {
        return network(1);
    }

    /// The same without biases: hyperplanes through 0, any n of them independent.
    public Network central() {
        return network(0);
    }

    private Network network(int bias) {
        double[][] rows = new double[units][inputs + 1];
        for (int u = 0; u < units; u++) {
            double t = (u % 2 == 0 ? 1 : -1) * (u / 2 + 1) / 2.0;
            rows[u][inputs] = bias;
            for (int q = 0; q < inputs; q++) {
                rows[u][q] = Math.pow(t, q + 1);
            }
        }
        Mix dense = Golden.dense(rows);
        return new Network(new Shape.Vector(inputs), List.of(dense, new Fold.Rectifier()));
    }

    /// B(n, d) = Σ_{i ≤ d} C(n, i): the regions of n hyperplanes in general position in Rᵈ.
    public static long buck(int n, int d) {
        long sum = 0;
        long choose = 1;
        for (int i = 0; i <= d; i++) {
            sum += choose;
            choose = choose * (n - i) / (i + 1);
        }
        return sum;
    }
}
