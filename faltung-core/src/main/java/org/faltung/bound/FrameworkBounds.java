package org.faltung.bound;

import java.util.List;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// The rows of the framework, which covers every kind of layer.
final class FrameworkBounds {
    private FrameworkBounds() {}

    static void tabulate(
            Network network,
            Effort effort,
            List<Bound> results,
            List<BoundTable.Absence> absences) {
        List<Operator> chain = Operator.of(network);
        int inputs = network.input().size();
        add("framework-upper", chain, inputs, Gamma.PLANE, effort, results, absences);
        add("framework-proved-upper", chain, inputs, Gamma.LINE, effort, results, absences);
    }

    private static void add(
            String name,
            List<Operator> chain,
            int inputs,
            Gamma gamma,
            Effort effort,
            List<Bound> results,
            List<BoundTable.Absence> absences) {
        if (!Framework.fits(chain, inputs, gamma)) {
            absences.add(
                    new BoundTable.Absence(
                            name, "it needs a table over all dimensions, which are too many"));
            return;
        }
        results.add(
                new Bound(
                        name,
                        Side.UPPER,
                        HoldsFor.EVERY,
                        Framework.of(chain, inputs, gamma, effort),
                        Status.DERIVED,
                        List.of(),
                        Source.XIE_2020,
                        "dimensions along every path, base n "
                                + (gamma == Gamma.LINE ? "= 1" : "<= 2")));
    }
}
