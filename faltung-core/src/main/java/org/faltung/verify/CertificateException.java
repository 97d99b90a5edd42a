package org.faltung.verify;

/// A certificate is refused: it is damaged, of another model, or does not prove what it claims.
public final class CertificateException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// The byte, from 0, at which the reader stood.
    private final long position;

    /// Refuses at a byte.
    ///
    /// @param reason what is wrong, in words
    /// @param position the byte, from 0, at which it was noticed
    public CertificateException(String reason, long position) {
        super("the certificate is refused at byte " + position + ": " + reason);
        this.position = position;
    }

    /// The byte, from 0, at which the fault was noticed: the damage is there or before.
    public long position() {
        return position;
    }
}
