package org.faltung.verify;

import java.math.BigInteger;
import org.faltung.polytope.Domain;

/// What a certificate was found to prove: the number of regions of a network in a domain.
///
/// @param count the number of regions
/// @param definition of regions; always `R2`
/// @param domain where they were counted, as the certificate has it
/// @param leaves regions whose interior point was checked
/// @param seconds how long it took
public record Verified(
        BigInteger count, String definition, Domain domain, long leaves, double seconds) {}
