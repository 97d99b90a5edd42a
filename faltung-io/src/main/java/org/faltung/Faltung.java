package org.faltung;

import java.nio.file.Path;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.io.Model;
import org.faltung.io.Models;
import org.faltung.polytope.Domain;
import org.faltung.slice.PlanarMaps;
import org.faltung.verify.Verified;
import org.faltung.verify.Verifier;

/// A trained network, opened to be asked for its linear regions: the first class to look at.
///
/// {@snippet :
/// Faltung model = Faltung.open(Path.of("model.onnx"));
/// RegionCount count = model.count(Domain.Box.cube(3, -1, 1));
/// System.out.println(count.exact());
/// }
///
/// Immutable, and safe for several threads.
public final class Faltung {
    private final Model model;
    private final Regions regions;

    private Faltung(Model model, Regions regions) {
        this.model = model;
        this.regions = regions;
    }

    /// Opens a model: ONNX, or Faltung's own JSON.
    ///
    /// @throws org.faltung.io.ImportException if it is no model, is damaged, or has something that is not read
    /// @throws org.faltung.count.CannotCountException if its layers cannot be brought into normal form
    public static Faltung open(Path file) {
        Model model = Models.read(file);
        return new Faltung(model, Regions.of(model.network()));
    }

    /// The model as it was read.
    public Model model() {
        return model;
    }

    /// Its regions in the whole input space: a request to be made more precise, with a domain, a budget, an
    /// engine, threads, and then answered.
    public Regions regions() {
        return regions;
    }

    /// The exact number of linear regions (R2) in a domain.
    ///
    /// @throws org.faltung.count.CannotCountException if the domain is not one of the network's input
    public RegionCount count(Domain domain) {
        return regions.in(domain).count();
    }

    /// Its regions on a plane as a picture: a request to be made more precise, with a plane, a window, a budget, and then
    /// answered.
    public PlanarMaps maps() {
        return PlanarMaps.of(model.network());
    }

    /// Counts in a domain and writes the proof.
    ///
    /// @throws org.faltung.count.CannotCountException if the domain is not one of the network's input, or a
    ///     polytope without interior
    public RegionCount certify(Domain domain, Path certificate) {
        return regions.in(domain).certify(certificate, model.sha256());
    }

    /// Proves a certificate about this model anew.
    ///
    /// @throws org.faltung.verify.CertificateException if it proves nothing, or is about another model
    public Verified verify(Path certificate) {
        return Verifier.verify(certificate, model.network(), model.sha256(), _ -> {});
    }
}
