package org.faltung.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;

/// Finds proof trees by trying all there is: for tests, with few units in few dimensions.
final class NaiveProver {
    private final Circuit circuit;
    private final Cell cell;
    private final Support support;
    private final List<Side> constraints = new ArrayList<>();

    private NaiveProver(Circuit circuit, Chart chart) {
        this.circuit = circuit;
        cell = new Cell(circuit);
        support = new Support(circuit.dimension());
        chart.constraints().forEach(form -> constraints.add(new Side(Exactly.form(form), false)));
    }

    static ProofNode prove(Network network, Domain domain) {
        Chart chart = Chart.of(domain);
        return new NaiveProver(Circuit.of(network, chart), chart).cell(0);
    }

    private ProofNode cell(int depth) {
        if (depth == circuit.decisions().size()) {
            return new ProofNode.Leaf(inside().orElseThrow());
        }
        List<ProofNode.Branch> branches = new ArrayList<>();
        int before = constraints.size();
        for (int p = 0; p < circuit.decisions().get(depth).pieces(); p++) {
            constraints.addAll(cell.conditions(depth, p));
            if (inside().isPresent()) {
                cell.take(depth, p);
                branches.add(new ProofNode.Open(cell(depth + 1)));
            } else {
                branches.add(pruned(before));
            }
            constraints.subList(before, constraints.size()).clear();
        }
        return new ProofNode.Split(branches);
    }

    private Optional<List<Rational>> inside() {
        List<List<Rational>> functions = new ArrayList<>();
        for (Side side : constraints) {
            if (!side.isVoid()) {
                functions.add(rationals(side.form()));
            }
        }
        return Elimination.inside(functions, circuit.dimension());
    }

    static List<Rational> rationals(Form form) {
        List<Rational> coefficients = new ArrayList<>();
        for (int q = 0; q <= form.dimension(); q++) {
            coefficients.add(Rational.of(form.at(q)));
        }
        return coefficients;
    }

    /// Tries all sets of constraints with a side of the piece, the smallest first.
    private ProofNode.Pruned pruned(int before) {
        for (int size = 1; size <= circuit.dimension() + 1; size++) {
            List<Integer> found = search(new ArrayList<>(), constraints.size(), size, before);
            if (!found.isEmpty()) {
                Collections.reverse(found);
                return new ProofNode.Pruned(found, gaps(found, before));
            }
        }
        throw new AssertionError("nothing refutes the piece");
    }

    private List<Integer> search(List<Integer> chosen, int end, int size, int before) {
        if (chosen.size() == size) {
            List<Form> forms = chosen.stream().map(i -> constraints.get(i).form()).toList();
            return support.fault(forms).isEmpty() ? chosen : List.of();
        }
        for (int next = end - 1; next >= (chosen.isEmpty() ? before : 0); next--) {
            if (!constraints.get(next).isVoid()) {
                List<Integer> more = new ArrayList<>(chosen);
                more.add(next);
                List<Integer> found = search(more, next, size, before);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private List<Integer> gaps(List<Integer> rising, int before) {
        boolean single = constraints.size() - before == 1;
        int end = single ? constraints.size() - 1 : constraints.size();
        List<Integer> gaps = new ArrayList<>();
        for (int i = rising.size() - (single ? 2 : 1); i >= 0; i--) {
            gaps.add(end - 1 - rising.get(i));
            end = rising.get(i);
        }
        return gaps;
    }
}
