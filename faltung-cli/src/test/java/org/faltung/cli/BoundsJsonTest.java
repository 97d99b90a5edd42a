package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faltung.bound.BoundTable;
import org.faltung.exact.Magnitude;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoundsJsonTest {
    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    @Test
    void fieldsAndTheirOrderAreFixed() {
        Bound lower = Reports.bound("serra-lower", Side.LOWER, HoldsFor.SOME, Reports.power(2, 1));
        Bound upper = Reports.bound("serra-upper", Side.UPPER, HoldsFor.EVERY, Reports.power(2, 2));
        BoundTable table =
                Reports.table(
                        List.of(lower, upper),
                        new BoundTable.Best(
                                Optional.of(lower), Optional.of(upper), Optional.empty()));
        assertThat(BoundsJson.of(Reports.report(table), OptionalLong.empty()))
                .isEqualTo(
                        """
                        {"architecture":"in:2 fc:1300 relu","inputDimension":2,"neurons":1300,\
                        "parameters":3900,"definition":"R2","domain":"space","results":[\
                        {"name":"serra-lower","side":"lower","holdsFor":"some","value":"2",\
                        "log10":0.301029995,"status":"theorem","assumes":[],\
                        "source":"Serra et al. 2018","note":""},\
                        {"name":"serra-upper","side":"upper","holdsFor":"every","value":"4",\
                        "log10":0.602059992,"status":"theorem","assumes":[],\
                        "source":"Serra et al. 2018","note":""}],\
                        "best":{"lower":"2","lowerLog10":0.301029995,"lowerBy":"serra-lower",\
                        "upper":"4","upperLog10":0.602059992,"upperBy":"serra-upper",\
                        "exact":null,"exactLog10":null,"exactBy":null,"assumes":[]},\
                        "absent":[],"remarks":[],"notes":[]}
                        """);
    }

    @Test
    void everythingElseHasItsFieldToo() {
        JsonNode json = read(BoundsJson.of(Reports.full(), OptionalLong.of(12)));
        assertThat(json.get("line").asLong()).isEqualTo(12);
        assertThat(json.at("/results/2/assumes/0").asString()).isEqualTo("gamma-base-2");
        assertThat(json.at("/absent/1/reason").asString()).isEqualTo("out of reach");
        assertThat(json.at("/remarks/0").asString()).startsWith("The printed formula");
        assertThat(json.at("/notes/0").asString()).startsWith("read as");
        assertThat(json.get("growth")).isEqualTo(read("{\"exponent\":4,\"constant\":\"7/4\"}"));
        assertThat(json.at("/vsFc/rows").size()).isEqualTo(2);
        assertThat(json.at("/vsFc/exponent").asInt()).isEqualTo(9);
        assertThat(json.at("/vsFc/log10LimitRatio").asDouble()).isEqualTo(7.874);
    }

    @Test
    void theBestBoundsRoundByTheirRole() {
        Bound exact =
                Reports.bound("shared-one-layer", Side.EXACT, HoldsFor.SOME, Reports.power(2, 1));
        BoundTable table =
                Reports.table(
                        List.of(exact),
                        new BoundTable.Best(
                                Optional.of(exact), Optional.of(exact), Optional.of(exact)));
        String json = BoundsJson.of(Reports.report(table), OptionalLong.empty());
        assertThat(json)
                .contains("\"lowerLog10\":0.301029995,", "\"upperLog10\":0.301029996,")
                .contains("\"exact\":\"2\",\"exactLog10\":0.301029996,");
    }

    @Test
    void aNumberTooLongToPrintSpeaksByItsLogarithm() {
        Magnitude huge = new Magnitude.Whole(BigInteger.ONE.shiftLeft(4_000_000));
        Bound upper = Reports.bound("serra-upper", Side.UPPER, HoldsFor.EVERY, huge);
        BoundTable table =
                Reports.table(
                        List.of(upper),
                        new BoundTable.Best(
                                Optional.empty(), Optional.of(upper), Optional.empty()));
        JsonNode json = read(BoundsJson.of(Reports.report(table), OptionalLong.empty()));
        assertThat(json.at("/results/0/value").isNull()).isTrue();
        assertThat(json.at("/best/upper").isNull()).isTrue();
        assertThat(json.at("/best/upperLog10").asDouble()).isBetween(1204119.982, 1204119.983);
        assertThat(json.at("/best/lowerLog10").isNull()).isTrue();
    }

    @Test
    void zeroHasDigitsButNoLogarithm() {
        Bound none = Reports.bound("gcn-lower", Side.LOWER, HoldsFor.SOME, Reports.power(0, 1));
        BoundTable table =
                Reports.table(
                        List.of(none),
                        new BoundTable.Best(Optional.empty(), Optional.empty(), Optional.empty()));
        JsonNode json = read(BoundsJson.of(Reports.report(table), OptionalLong.empty()));
        assertThat(json.at("/results/0/value").asString()).isEqualTo("0");
        assertThat(json.at("/results/0/log10").isNull()).isTrue();
    }
}
