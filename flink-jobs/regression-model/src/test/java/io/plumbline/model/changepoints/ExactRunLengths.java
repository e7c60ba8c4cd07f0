package io.plumbline.model.changepoints;

import java.util.ArrayList;
import java.util.List;

/**
 * The recursion of Adams and MacKay (2007), section 2, as the paper writes it: probabilities of every run length, no
 * logarithms kept, no pruning, Student's density from the normal-gamma posterior's own parameters (Murphy 2007, section
 * 3.4): mu0 = 0, kappa0 = precision, alpha0 = shape, beta0 = shape x variance.
 */
final class ExactRunLengths {

    private final double hazard;
    private final List<double[]> parameters = new ArrayList<>();
    private double[] posterior = {1};
    private final double[] prior;

    ExactRunLengths(double variance, double precision, double hazard) {
        this.hazard = hazard;
        this.prior = new double[] {0, precision, RunLengths.PRIOR_SHAPE, RunLengths.PRIOR_SHAPE * variance};
        parameters.add(prior);
    }

    /** Probabilities of runs of 1, 2, ... values after this one. */
    double[] observe(double value) {
        double[] next = new double[posterior.length + 1];
        double evidence = 0;
        for (int length = 0; length < posterior.length; length++) {
            double joint = posterior[length] * density(value, parameters.get(length));
            next[length + 1] = joint * (1 - hazard);
            next[0] += joint * hazard;
            evidence += joint;
        }
        for (int length = 0; length < next.length; length++) {
            next[length] /= evidence;
        }
        for (int length = 0; length < parameters.size(); length++) {
            parameters.set(length, updated(parameters.get(length), value));
        }
        parameters.add(0, prior);
        posterior = next;
        return next;
    }

    private static double[] updated(double[] p, double value) {
        double kappa = p[1] + 1;
        return new double[] {
            (p[1] * p[0] + value) / kappa,
            kappa,
            p[2] + 0.5,
            p[3] + p[1] * (value - p[0]) * (value - p[0]) / (2 * kappa)
        };
    }

    private static double density(double value, double[] p) {
        double freedom = 2 * p[2];
        double scale = p[3] * (p[1] + 1) / (p[2] * p[1]);
        double distance = (value - p[0]) * (value - p[0]) / scale;
        return Math.exp(logGamma((freedom + 1) / 2) - logGamma(freedom / 2))
                / Math.sqrt(freedom * Math.PI * scale)
                * Math.pow(1 + distance / freedom, -(freedom + 1) / 2);
    }

    /** Stirling's series after recurrence to 20 and above, where its error is below 1e-16. */
    private static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 20) {
            shift -= Math.log(z);
            z++;
        }
        double s = 1 / (z * z);
        return shift
                + (z - 0.5) * Math.log(z)
                - z
                + Math.log(2 * Math.PI) / 2
                + (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s / 1188.0)))) / z;
    }
}
