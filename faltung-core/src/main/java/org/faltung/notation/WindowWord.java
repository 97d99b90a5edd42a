package org.faltung.notation;

import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// Writes the steps that slide a window; see [ArchitectureWriter] for what follows a `~`.
///
/// @param image whether the window has two axes
record WindowWord(Window rows, Window columns, boolean image) {

    static String convolution(Mix.Convolution conv, Shape input) {
        WindowWord window =
                new WindowWord(conv.rows(), conv.columns(), input instanceof Shape.Image);
        String size =
                window.image
                        ? conv.rows().length() + "x" + conv.columns().length()
                        : Integer.toString(conv.columns().length());
        String stride = window.pair(conv.rows().stride(), conv.columns().stride());
        return "conv:"
                + conv.filters()
                + "@"
                + size
                + (stride.equals("1") ? "" : "/" + stride)
                + window.padding()
                + window.dilation()
                + (conv.groups() == 1 ? "" : "~groups" + conv.groups());
    }

    static String maxPool(Fold.MaxPool pool, Shape input) {
        return "maxpool:"
                + new WindowWord(pool.rows(), pool.columns(), input instanceof Shape.Image).pool();
    }

    static String averagePool(Mix.AveragePool pool, Shape input) {
        boolean padded = pool.rows().padded() || pool.columns().padded();
        return "avgpool:"
                + new WindowWord(pool.rows(), pool.columns(), input instanceof Shape.Image).pool()
                + (padded && !pool.countPadding() ? "~exclusive" : "");
    }

    private String pool() {
        String size = pair(rows.length(), columns.length());
        String stride = pair(rows.stride(), columns.stride());
        return size + (stride.equals(size) ? "" : "/" + stride) + padding() + dilation();
    }

    private String padding() {
        if (rows.before() != rows.after() || columns.before() != columns.after()) {
            String along = columns.before() + ":" + columns.after();
            return "~pad" + (image ? rows.before() + ":" + rows.after() + "x" + along : along);
        }
        String padding = pair(rows.before(), columns.before());
        return padding.equals("0") ? "" : "+" + padding;
    }

    private String dilation() {
        String dilation = pair(rows.dilation(), columns.dilation());
        return dilation.equals("1") ? "" : "~dil" + dilation;
    }

    private String pair(int down, int along) {
        return image && down != along ? down + "x" + along : Integer.toString(along);
    }
}
