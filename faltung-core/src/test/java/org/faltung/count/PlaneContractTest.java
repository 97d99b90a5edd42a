package org.faltung.count;

import java.util.Optional;
import org.faltung.network.Network;
import org.faltung.oracle.RegionKind;
import org.faltung.polytope.Domain;
import org.faltung.region.EngineContract;
import org.faltung.region.plane.PlaneEngine;

/// The engine `plane`.
class PlaneContractTest extends EngineContract {
    @Override
    protected Optional<Answer> count(Network network, Domain domain, RegionKind kind) {
        return Asked.count(
                PlaneEngine.counting(), PlaneEngine.enumerating(), network, domain, kind);
    }
}
