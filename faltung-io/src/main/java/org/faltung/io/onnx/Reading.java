package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faltung.io.ImportException;
import org.faltung.network.Network;

/// One model being read: what its names stand for, so far.
final class Reading {
    private final String file;
    private final Outline outline;
    private final TensorReader tensors;
    private final List<String> notes;
    private final Map<String, Value> values = new HashMap<>();
    private final Flow input;
    private final Shapes shapes;

    /// @param file how the user named the model
    /// @param notes where to say what a reader may not expect
    Reading(String file, Outline outline, TensorReader tensors, List<String> notes) {
        this.file = file;
        this.outline = outline;
        this.tensors = tensors;
        this.notes = notes;
        Dims dims = Shapes.declared(file, outline.input());
        this.input = Flow.input(dims);
        this.shapes = new Shapes(dims, notes);
    }

    String file() {
        return file;
    }

    Shapes shapes() {
        return shapes;
    }

    TensorReader tensors() {
        return tensors;
    }

    /// Says once what a reader may not expect.
    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /// How many operators that matter take the value of this name.
    int uses(String name) {
        return outline.uses(name);
    }

    /// What a name stands for.
    Value value(Operation reader, String name) {
        Value known = values.get(name);
        if (known != null) {
            return known;
        }
        Value constant =
                tensors.read(
                        outline.constant(name)
                                .orElseThrow(() ->
                                        reader.fault(
                                                "takes '"
                                                        + name
                                                        + "', which nothing before it gives; the file is"
                                                        + " damaged, export it again")));
        values.put(name, constant);
        return constant;
    }

    /// The network that the graph describes.
    ///
    /// @param between run before each operator; ends the work by an exception
    Network network(Runnable between) {
        define(outline.input().getName(), input);
        for (NodeProto node : outline.needed()) {
            between.run();
            List<Value> results = Operators.read(new Operation(this, node));
            for (int i = 0; i < Math.min(results.size(), node.getOutputCount()); i++) {
                if (!node.getOutput(i).isEmpty()) {
                    define(node.getOutput(i), results.get(i));
                }
            }
        }
        if (values.get(outline.output()) instanceof Flow last) {
            return finished(last);
        }
        throw new ImportException(
                file,
                "the output '"
                        + outline.output()
                        + "' does not depend on the input '"
                        + outline.input().getName()
                        + "'; export the model again");
    }

    private Network finished(Flow flow) {
        flow.ending()
                .ifPresent(ending ->
                        note(
                                ending
                                        + " at the end is left off: it is not piecewise linear; the"
                                        + " regions are those of what it is applied to"));
        boolean row = flow.dims().rank() < 2 || flow.dims().rank() == 2 && flow.dims().get(0) == 1;
        Flow last = row ? shapes.flat(flow) : flow;
        try {
            return new Network(shapes.input(), Untangling.layers(last.origin(), shapes.input()));
        } catch (IllegalArgumentException e) {
            throw new ImportException(file, "the network is too tangled: " + e.getMessage(), e);
        }
    }

    private void define(String name, Value value) {
        if (values.put(name, value) != null) {
            throw new ImportException(
                    file, "the name '" + name + "' is given twice; the file is damaged");
        }
        if (value instanceof Flow flow && uses(name) > 1) {
            flow.origin().share();
        }
    }
}
