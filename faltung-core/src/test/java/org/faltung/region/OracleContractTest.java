package org.faltung.region;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faltung.network.Network;
import org.faltung.oracle.RegionKind;
import org.faltung.oracle.RegionOracle;
import org.faltung.polytope.Domain;

/// The oracle keeps the laws too.
class OracleContractTest extends EngineContract {
    @Override
    protected Optional<Answer> count(Network network, Domain domain, RegionKind kind) {
        RegionOracle oracle = RegionOracle.of(network, domain);
        return Optional.of(
                new Answer(
                        BigInteger.valueOf(oracle.count(kind)),
                        oracle.perFold().stream().map(BigInteger::valueOf).toList()));
    }

    @Override
    protected Optional<Set<List<List<Integer>>>> patterns(Network network, Domain domain) {
        return Optional.of(RegionOracle.of(network, domain).patterns());
    }

    @Override
    protected int width() {
        return 4;
    }
}
