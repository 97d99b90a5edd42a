package org.faltung.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faltung.count.SurveyPlan;

/// A plan as pieces of some megabytes: it may be larger than an array can be.
final class PlanPieces {
    private static final int PIECE = 4 << 20;

    private PlanPieces() {}

    static byte[][] of(SurveyPlan plan) {
        Pieces pieces = new Pieces();
        try (DataOutputStream out = new DataOutputStream(pieces)) {
            plan.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return pieces.whole.toArray(new byte[0][]);
    }

    static SurveyPlan plan(byte[][] pieces) {
        List<InputStream> streams = new ArrayList<>();
        for (byte[] piece : pieces) {
            streams.add(new ByteArrayInputStream(piece));
        }
        try (DataInputStream in =
                new DataInputStream(new SequenceInputStream(Collections.enumeration(streams)))) {
            return SurveyPlan.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Pieces extends OutputStream {
        private final List<byte[]> whole = new ArrayList<>();
        private final ByteArrayOutputStream last = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            last.write(b);
            cut();
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            last.write(bytes, from, length);
            cut();
        }

        private void cut() {
            if (last.size() >= PIECE) {
                close();
            }
        }

        @Override
        public void close() {
            whole.add(last.toByteArray());
            last.reset();
        }
    }
}
