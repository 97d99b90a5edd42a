package org.faltung.region;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faltung.network.Network;
import org.faltung.oracle.RegionCase;
import org.faltung.oracle.RegionKind;
import org.faltung.oracle.RegionOracle;
import org.faltung.polytope.Domain;

/// The oracle keeps the laws too.
class OracleContractTest extends EngineContract {
    private final Map<RegionCase, RegionOracle> last = new HashMap<>();

    /// The oracle of a case; the last one is kept, for it is asked by each definition.
    private RegionOracle oracle(Network network, Domain domain) {
        RegionCase asked = new RegionCase(network, domain);
        if (!last.containsKey(asked)) {
            last.clear();
        }
        return last.computeIfAbsent(asked, _ -> RegionOracle.of(network, domain));
    }

    @Override
    protected Optional<Answer> count(Network network, Domain domain, RegionKind kind) {
        RegionOracle oracle = oracle(network, domain);
        return Optional.of(
                new Answer(
                        BigInteger.valueOf(oracle.count(kind)),
                        oracle.perFold().stream().map(BigInteger::valueOf).toList()));
    }

    @Override
    protected Optional<Set<List<List<Integer>>>> patterns(Network network, Domain domain) {
        return Optional.of(oracle(network, domain).patterns());
    }

    @Override
    protected int width() {
        return 4;
    }
}
