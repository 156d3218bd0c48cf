package id.sesi.application.diagnosis;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash functions that code might use. {@link #SHA_256} is correct (contract, section 3). */
enum Hash {
    SHA_256("SHA-256", 32, 64),
    SHA_1("SHA-1", 20, 64),
    MD5("MD5", 16, 64),
    SHA_512("SHA-512", 64, 128),
    SHA_384("SHA-384", 48, 128),
    SHA_224("SHA-224", 28, 64),
    SHA_512_256("SHA-512/256", 32, 128),
    SHA_512_224("SHA-512/224", 28, 128),
    SHA3_256("SHA3-256", 32, 136),
    SHA3_512("SHA3-512", 64, 72),
    SHA3_384("SHA3-384", 48, 104),
    SHA3_224("SHA3-224", 28, 144);

    private final String algorithm;
    private final int length;
    private final int blockLength;

    Hash(String algorithm, int length, int blockLength) {
        this.algorithm = algorithm;
        this.length = length;
        this.blockLength = blockLength;
    }

    /** {@return the length of the hash in bytes} */
    int length() {
        return length;
    }

    /** {@return the length in bytes of the blocks that the function processes; HMAC pads keys to this length} */
    int blockLength() {
        return blockLength;
    }

    /** {@return the hash of the parts, one after the other} */
    byte[] of(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] hash = digest.digest();
        digest.reset(); // Wipes its buffer, which can contain the end of a key.
        return hash;
    }

    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "this Java runtime lacks the hash function " + algorithm + "; use another runtime", e);
        }
    }

    /** {@return the name in the spelling of the standard, such as SHA-256} */
    @Override
    public String toString() {
        return algorithm;
    }
}
