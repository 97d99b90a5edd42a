package org.faltung.region.pivot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.region.ExactCell;
import org.faltung.region.Problem;
import org.faltung.region.Proof;

/// Follows a proof event by event, and checks each in rationals.
final class ProofCheck implements Proof {
    private final List<int[]> units = new ArrayList<>();
    private final ExactCell cell;
    private final List<ExactCell.Side> constraints = new ArrayList<>();
    private final List<int[]> open = new ArrayList<>(); // next piece, constraints
    long leaves;
    long exactLeaves;

    ProofCheck(Problem problem) {
        cell = new ExactCell(problem.folds());
        List<FoldLayer> layers = problem.folds().layers();
        for (int l = 0; l < layers.size(); l++) {
            List<Unit> fold = layers.get(l).units();
            for (int u = 0; u < fold.size(); u++) {
                if (fold.get(u).pieces() > 1) {
                    units.add(new int[] {l, u, fold.get(u).pieces()});
                }
            }
        }
        problem.domain()
                .constraints()
                .forEach(form -> constraints.add(new ExactCell.Side(form, false)));
        open.add(new int[] {0, constraints.size()});
    }

    @Override
    public void pruned(int piece, List<Integer> support) {
        List<ExactCell.Side> sides = next(piece);
        assertThat(support).isSorted().doesNotHaveDuplicates();
        assertThat(support.getLast()).isGreaterThanOrEqualTo(constraints.size());
        List<ExactCell.Side> all = new ArrayList<>(constraints);
        all.addAll(sides);
        List<AffineForm> forms = support.stream().map(i -> all.get(i).form()).toList();
        if (forms.size() == 1 && forms.getFirst().isZero()) {
            assertThat(all.get(support.getFirst()).strict()).isTrue();
        } else {
            List<Rational> multipliers = Kernel.of(forms);
            AffineForm sum = AffineForm.constant(forms.getFirst().dimension(), Rational.ZERO);
            for (int i = 0; i < forms.size(); i++) {
                Rational m = multipliers.get(i).over(multipliers.getFirst());
                assertThat(m.signum()).isPositive();
                sum = sum.plus(forms.get(i).times(m));
            }
            assertThat(sum.isConstant()).isTrue();
            assertThat(sum.constant().signum()).isNotPositive();
        }
        close();
    }

    @Override
    public void open(int piece) {
        constraints.addAll(next(piece));
        int[] at = units.get(open.size() - 1);
        cell.fix(at[0], at[1], piece);
        open.add(new int[] {0, constraints.size()});
    }

    @Override
    public void leaf(List<Double> witness) {
        leaf(witness.stream().map(Rational::of).toList(), 0);
    }

    @Override
    public void exactLeaf(List<Rational> witness) {
        leaf(witness, 1);
    }

    private void leaf(List<Rational> witness, int exactly) {
        assertThat(open).hasSize(units.size() + 1);
        for (ExactCell.Side side : constraints) {
            assertThat(
                            side.form().isZero() && !side.strict()
                                    || side.form().at(witness).signum() > 0)
                    .as("%s at %s of %s", side, witness, constraints)
                    .isTrue();
        }
        leaves++;
        exactLeaves += exactly;
        open.removeLast();
        close();
    }

    @Override
    public void left() {
        throw new AssertionError("the walk is complete");
    }

    private List<ExactCell.Side> next(int piece) {
        int[] frame = open.getLast();
        assertThat(piece).isEqualTo(frame[0]);
        frame[0]++;
        int[] at = units.get(open.size() - 1);
        return cell.sides(at[0], at[1], piece);
    }

    /// Closes all cells whose pieces are done.
    private void close() {
        while (!open.isEmpty() && open.getLast()[0] == units.get(open.size() - 1)[2]) {
            open.removeLast();
        }
        if (!open.isEmpty()) {
            constraints.subList(open.getLast()[1], constraints.size()).clear();
        }
    }

    void finish() {
        assertThat(open).isEmpty();
    }
}
