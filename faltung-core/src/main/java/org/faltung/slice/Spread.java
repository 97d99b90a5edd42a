package org.faltung.slice;

/// How points spread around their mean: the matrix C = Σ (x − m)(x − m)ᵀ, never written out.
///
/// @param samples the points x
/// @param mean their mean m
@SuppressWarnings("ArrayRecordComponent") // a numeric kernel's working data, never compared
record Spread(Samples samples, double[] mean) {
    /// C w. Time: two steps a coordinate of a point.
    double[] times(double[] w) {
        double[] image = new double[mean.length];
        double[] x = new double[mean.length];
        for (int row = 0; row < samples.rows(); row++) {
            double along = 0;
            for (int q = 0; q < x.length; q++) {
                x[q] = samples.at(row, q) - mean[q];
                along += x[q] * w[q];
            }
            for (int q = 0; q < x.length; q++) {
                image[q] += along * x[q];
            }
        }
        return image;
    }

    /// The trace of C.
    double total() {
        double total = 0;
        for (int row = 0; row < samples.rows(); row++) {
            for (int q = 0; q < mean.length; q++) {
                double x = samples.at(row, q) - mean[q];
                total += x * x;
            }
        }
        return total;
    }
}
