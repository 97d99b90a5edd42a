package org.faltung.sample.layer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.faltung.sample.DrawCode;

/// What one independent experiment says.
///
/// @param formula natural logarithm of an unbiased estimate of F, the printed sum over K_N
/// @param share an unbiased estimate of R, the true maximum, divided by that of F; 0 to 1
/// @param checks choices of neurons whose rank decided the share; 0 if it is known to be 1
/// @param samples choices of neurons that it rests on
/// @param work cells looked at
record Draw(double formula, double share, int checks, long samples, long work) {
    /// For a journal.
    static final DrawCode<Draw> CODE =
            new DrawCode<>() {
                @Override
                public void write(Draw draw, DataOutput out) throws IOException {
                    out.writeDouble(draw.formula);
                    out.writeDouble(draw.share);
                    out.writeInt(draw.checks);
                    out.writeLong(draw.samples);
                    out.writeLong(draw.work);
                }

                @Override
                public Draw read(DataInput in) throws IOException {
                    return new Draw(
                            in.readDouble(),
                            in.readDouble(),
                            in.readInt(),
                            in.readLong(),
                            in.readLong());
                }
            };

    /// Natural logarithm of an unbiased estimate of R; negative infinity for 0.
    double truth() {
        return formula + Math.log(share);
    }
}
