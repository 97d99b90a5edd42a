package org.faltung.count;

import java.util.Optional;
import org.faltung.network.Network;
import org.faltung.oracle.RegionKind;
import org.faltung.polytope.Domain;
import org.faltung.region.EngineContract;
import org.faltung.region.pivot.PivotEngine;

/// The engine `pivot` as it counts.
class PivotRestrictingContractTest extends EngineContract {
    @Override
    protected Optional<Answer> count(Network network, Domain domain, RegionKind kind) {
        return Asked.count(
                PivotEngine.restricting(), PivotEngine.enumerating(), network, domain, kind);
    }
}
