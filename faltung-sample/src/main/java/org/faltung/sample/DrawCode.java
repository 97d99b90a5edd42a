package org.faltung.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// How a draw becomes bytes, and comes back.
///
/// @param <T> a draw
public interface DrawCode<T> {
    /// A number.
    DrawCode<Double> NUMBER =
            new DrawCode<>() {
                @Override
                public void write(Double draw, DataOutput out) throws IOException {
                    out.writeDouble(draw);
                }

                @Override
                public Double read(DataInput in) throws IOException {
                    return in.readDouble();
                }
            };

    /// Several numbers.
    DrawCode<double[]> NUMBERS =
            new DrawCode<>() {
                @Override
                public void write(double[] draw, DataOutput out) throws IOException {
                    out.writeInt(draw.length);
                    for (double number : draw) {
                        out.writeDouble(number);
                    }
                }

                @Override
                public double[] read(DataInput in) throws IOException {
                    double[] draw = new double[in.readInt()];
                    for (int i = 0; i < draw.length; i++) {
                        draw[i] = in.readDouble();
                    }
                    return draw;
                }
            };

    /// Writes a draw.
    void write(T draw, DataOutput out) throws IOException;

    /// Reads what [#write] wrote.
    T read(DataInput in) throws IOException;

    /// A draw as bytes.
    default byte[] bytes(T draw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(draw, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /// The draw that bytes are.
    default T draw(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
