package id.sesi.layers;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds all classes that a class file names. ArchUnit reports no dependency for some of them: in casts, arrays, patterns, local
 * variables, annotations of types and of record components, permitted subclasses and types of lambdas. All these names are in
 * the constant pool of the class file (JVMS 4.4).
 */
final class NamesInClassFile {

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>:.\\[()*+-]+)[;<]");

    private final List<String> texts = new ArrayList<>();
    private final BitSet classes = new BitSet();
    private final BitSet literals = new BitSet();

    private NamesInClassFile() {}

    /** {@return the names, in the form of {@link Class#getName()}} */
    static Set<String> of(URI classFile) {
        NamesInClassFile names = new NamesInClassFile();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(classFile.toURL().openStream()))) {
            in.readLong(); // magic number and version; ArchUnit has checked them
            names.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.found();
    }

    private void read(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        texts.add("");
        while (texts.size() < size) {
            int tag = in.readUnsignedByte();
            String text = "";
            switch (tag) {
                case 1 -> text = in.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    texts.add(""); // long and double occupy two entries (JVMS 4.4.5)
                }
                case 7 -> classes.set(in.readUnsignedShort());
                case 8 -> literals.set(in.readUnsignedShort());
                case 15 -> in.skipNBytes(3);
                case 16, 19, 20 -> in.readUnsignedShort();
                default ->
                    throw new IOException(
                            "cannot read the constant pool: unknown tag " + tag + "; update the layer rules");
            }
            texts.add(text);
        }
    }

    private Set<String> found() {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (classes.get(i) && !text.startsWith("[")) {
                found.add(text.replace('/', '.'));
            } else if (!literals.get(i)) {
                Matcher name = IN_DESCRIPTOR.matcher(text);
                while (name.find()) {
                    found.add(name.group(1).replace('/', '.'));
                }
            }
        }
        return found;
    }
}
