package org.faltung.count;

import java.util.Optional;
import org.faltung.network.Network;
import org.faltung.oracle.RegionKind;
import org.faltung.polytope.Domain;
import org.faltung.region.EngineContract;

/// Normal form, charts, threads and merging keep the contract under the plainest engine.
class PlainContractTest extends EngineContract {
    @Override
    protected int width() {
        return 3;
    }

    @Override
    protected Optional<Answer> count(Network network, Domain domain, RegionKind kind) {
        return Asked.count(new PlainEngine(), new PlainEngine(), network, domain, kind);
    }
}
