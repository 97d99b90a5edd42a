package org.faltung.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The checksum of certificates: SHA-256.
final class Checksum {
    /// Its length in bytes.
    static final int BYTES = 32;

    private Checksum() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
