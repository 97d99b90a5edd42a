import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.faltung.Faltung;
import org.faltung.polytope.Domain;
import org.faltung.result.Budget;

/// The regions of a trained network, counted, proved and proved anew:
///
///     ./faltung --version                       # builds; below, java is a JDK 25's
///     java -cp "target/app/lib/*" examples/CountRegions.java examples/two-moons.json
void main(String[] arguments) throws Exception {
    Faltung model = Faltung.open(Path.of(arguments[0]));
    int inputs = model.model().network().input().size();
    Domain.Box box = Domain.Box.cube(inputs, -2, 2);

    IO.println("in the box [-2, 2]: " + model.count(box).exact());

    var limited = model.regions().in(box).within(Budget.UNLIMITED.ofTime(Duration.ofSeconds(10)));
    IO.println("layer by layer: " + limited.count().perLayer());

    Path proof = Files.createTempFile("regions", ".certificate");
    model.certify(box, proof);
    IO.println("proved anew: " + model.verify(proof).count() + " regions, " + Files.size(proof) + " bytes");
}
