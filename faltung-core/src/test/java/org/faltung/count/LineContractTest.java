package org.faltung.count;

import java.util.Optional;
import org.faltung.network.Network;
import org.faltung.oracle.RegionKind;
import org.faltung.polytope.Domain;
import org.faltung.region.EngineContract;
import org.faltung.region.line.LineEngine;

/// The `line` engine.
class LineContractTest extends EngineContract {
    @Override
    protected Optional<Answer> count(Network network, Domain domain, RegionKind kind) {
        return Asked.count(LineEngine.counting(), LineEngine.enumerating(), network, domain, kind);
    }
}
