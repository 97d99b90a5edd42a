package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faltung.io.ImportException;

/// What can be said of a model's graph before any operator is understood: its one input, its one
/// output, its constants, and the operators that the output needs.
final class Outline {
    private final String file;
    private final ValueInfoProto input;
    private final String output;
    private final List<NodeProto> needed;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /// @param file how the user named the model
    Outline(String file, GraphProto graph) {
        this.file = file;
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        this.output = onlyOutput(graph);
        this.input = onlyInput(graph);
        this.needed = neededFor(output, graph.getNodeList());
        uses.merge(output, 1, Integer::sum);
        needed.forEach(
                node -> node.getInputList().forEach(name -> uses.merge(name, 1, Integer::sum)));
    }

    ValueInfoProto input() {
        return input;
    }

    String output() {
        return output;
    }

    /// The operators that the output needs, in the order of the file.
    List<NodeProto> needed() {
        return needed;
    }

    Optional<TensorProto> constant(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    /// How many of the needed operators take a value; the network's output counts as one more.
    int uses(String name) {
        return uses.getOrDefault(name, 0);
    }

    private ValueInfoProto onlyInput(GraphProto graph) {
        List<ValueInfoProto> inputs =
                graph.getInputList().stream()
                        .filter(value -> !constants.containsKey(value.getName()))
                        .toList();
        if (inputs.size() != 1) {
            throw new ImportException(
                    file,
                    "the model has "
                            + inputs.size()
                            + " inputs"
                            + listed(inputs)
                            + ", but exactly 1 is needed; export it with one");
        }
        return inputs.getFirst();
    }

    private String onlyOutput(GraphProto graph) {
        List<ValueInfoProto> outputs = graph.getOutputList();
        if (outputs.size() != 1) {
            throw new ImportException(
                    file,
                    "the model has "
                            + outputs.size()
                            + " outputs"
                            + listed(outputs)
                            + ", but exactly 1 is needed; export it with one");
        }
        return outputs.getFirst().getName();
    }

    private static String listed(List<ValueInfoProto> values) {
        List<String> names = values.stream().map(ValueInfoProto::getName).limit(5).toList();
        return names.isEmpty()
                ? ""
                : " (" + String.join(", ", names) + (values.size() > 5 ? ", ...)" : ")");
    }

    private static List<NodeProto> neededFor(String output, List<NodeProto> nodes) {
        Set<String> wanted = new HashSet<>(Set.of(output));
        List<NodeProto> needed = new ArrayList<>();
        for (NodeProto node : nodes.reversed()) {
            if (node.getOutputList().stream().anyMatch(wanted::contains)) {
                wanted.addAll(node.getInputList());
                needed.add(node);
            }
        }
        return List.copyOf(needed.reversed());
    }
}
