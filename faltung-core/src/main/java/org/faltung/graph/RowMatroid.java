package org.faltung.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.exact.SquareClasses;

/// The hyperplanes { Σ_u M_vu y_u + β_v b = 0 } of the nodes for one feature, without repetition and cut into
/// independent parts.
///
/// Nodes whose rows of M are 0 have none. Nodes v and w with M_w = c M_v have the same one for every b if and only if
/// β_w = c β_v; else theirs are parallel. The parts are the connected components of the matroid of the rows:
/// y is a sum of coordinates of the parts, each seen by the nodes of one part only.
///
/// @param parts the components
/// @param distinct the number of different hyperplanes
/// @param rank of M
public record RowMatroid(List<Part> parts, int distinct, int rank) {
    /// Copies the parts.
    public RowMatroid {
        parts = List.copyOf(parts);
    }

    /// One hyperplane family: its normal in the coordinates of its part, and β = offset · √(representative of kind).
    ///
    /// @param node the first node that has it
    /// @param entries the normal's entries that are not 0, by coordinate
    public record Element(int node, Map<Integer, Rational> entries, int kind, Rational offset) {
        /// Copies the entries.
        public Element {
            entries = Map.copyOf(entries);
        }

        /// The normal in all coordinates.
        ///
        /// @param rank their number
        public List<Rational> normal(int rank) {
            return IntStream.range(0, rank)
                    .mapToObj(q -> entries.getOrDefault(q, Rational.ZERO))
                    .toList();
        }
    }

    /// A component: elements whose normals span R^rank and are not cut into independent sets.
    public record Part(int rank, List<Element> elements) {
        /// Copies the elements.
        public Part {
            elements = List.copyOf(elements);
        }

        /// The part without what does not matter for counting its regions: the names of the nodes, and the scale of a
        /// single node.
        public Part unnamed() {
            boolean single = elements.size() == 1;
            return new Part(
                    rank,
                    elements.stream()
                            .map(element ->
                                    new Element(
                                            0,
                                            element.entries(),
                                            single ? 0 : element.kind(),
                                            single ? Rational.ONE : element.offset()))
                            .toList());
        }
    }

    /// Which nodes share their hyperplanes.
    public enum Biases {
        /// One bias a feature for all nodes.
        SHARED,
        /// A bias of its own a feature and node: no two nodes have the same hyperplane.
        PER_NODE
    }

    /// The matroid, or nothing if it takes too much work or too large numbers.
    ///
    /// @param work operations modulo a prime that may be spent
    public static Optional<RowMatroid> of(NodeRows nodes, Biases biases, double work) {
        List<Map<Integer, Rational>> rows = new ArrayList<>();
        List<Rational> offsets = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        SquareClasses scales = nodes.scales();
        for (int v = 0; v < nodes.nodes(); v++) {
            if (nodes.row(v).isEmpty()) {
                continue;
            }
            Map<Integer, Rational> row = new TreeMap<>(nodes.row(v));
            Rational first = row.values().iterator().next();
            row.replaceAll((_, entry) -> entry.over(first));
            Rational offset = scales.factor(v).over(first);
            boolean fresh = seen.add(List.of(row, scales.kind(v), offset));
            if (fresh || biases == Biases.PER_NODE) {
                rows.add(row);
                offsets.add(offset);
                kinds.add(scales.kind(v));
                owners.add(v);
            }
        }
        return Dependencies.of(rows, work)
                .map(expressed ->
                        new RowMatroid(
                                parts(expressed, owners, kinds, offsets),
                                rows.size(),
                                rank(expressed)));
    }

    private static int rank(List<Map<Integer, Rational>> expressed) {
        Set<Integer> basis = new HashSet<>();
        expressed.forEach(row -> basis.addAll(row.keySet()));
        return basis.size();
    }

    private static List<Part> parts(
            List<Map<Integer, Rational>> expressed,
            List<Integer> owners,
            List<Integer> kinds,
            List<Rational> offsets) {
        int[] leader = new int[expressed.size()];
        for (int v = 0; v < leader.length; v++) {
            leader[v] = v;
        }
        for (int v = 0; v < leader.length; v++) {
            for (int p : expressed.get(v).keySet()) {
                leader[lead(leader, v)] = lead(leader, p);
            }
        }
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int v = 0; v < leader.length; v++) {
            members.computeIfAbsent(lead(leader, v), _ -> new ArrayList<>()).add(v);
        }
        List<Part> parts = new ArrayList<>();
        for (List<Integer> part : members.values()) {
            Map<Integer, Integer> coordinate = new HashMap<>();
            for (int v : part) {
                if (expressed.get(v).containsKey(v)) {
                    coordinate.put(v, coordinate.size());
                }
            }
            List<Element> elements = new ArrayList<>();
            for (int v : part) {
                Map<Integer, Rational> entries = new HashMap<>();
                expressed.get(v).forEach((p, c) -> entries.put(coordinate.get(p), c));
                elements.add(new Element(owners.get(v), entries, kinds.get(v), offsets.get(v)));
            }
            parts.add(new Part(coordinate.size(), elements));
        }
        return parts;
    }

    private static int lead(int[] leader, int of) {
        int at = of;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
