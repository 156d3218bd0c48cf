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

    // The tags of the entries of the constant pool (JVMS 4.4).
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD_REF = 9;
    private static final int METHOD_REF = 10;
    private static final int INTERFACE_METHOD_REF = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private static final Pattern CLASS_NAME_IN_DESCRIPTOR = Pattern.compile("L([^;<>:.\\[()*+-]+)[;<]");

    /** One text for each index of the constant pool; empty if the entry is no text. */
    private final List<String> utf8Entries = new ArrayList<>();

    private final BitSet classNameIndexes = new BitSet();
    private final BitSet stringLiteralIndexes = new BitSet();

    private NamesInClassFile() {}

    /** {@return the names, in the form of {@link Class#getName()}} */
    static Set<String> read(URI classFile) {
        NamesInClassFile names = new NamesInClassFile();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(classFile.toURL().openStream()))) {
            in.readLong(); // magic number and version; ArchUnit has checked them
            names.readConstantPool(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.found();
    }

    private void readConstantPool(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        utf8Entries.add("");
        while (utf8Entries.size() < size) {
            int tag = in.readUnsignedByte();
            String text = "";
            switch (tag) {
                case UTF8 -> text = in.readUTF();
                case INTEGER,
                        FLOAT,
                        FIELD_REF,
                        METHOD_REF,
                        INTERFACE_METHOD_REF,
                        NAME_AND_TYPE,
                        DYNAMIC,
                        INVOKE_DYNAMIC -> in.readInt();
                case LONG, DOUBLE -> {
                    in.readLong();
                    utf8Entries.add(""); // long and double occupy two entries (JVMS 4.4.5)
                }
                case CLASS -> classNameIndexes.set(in.readUnsignedShort());
                case STRING -> stringLiteralIndexes.set(in.readUnsignedShort());
                case METHOD_HANDLE -> in.skipNBytes(3);
                case METHOD_TYPE, MODULE, PACKAGE -> in.readUnsignedShort();
                default ->
                    throw new IOException(
                            "cannot read the constant pool: unknown tag " + tag + "; update the layer rules");
            }
            utf8Entries.add(text);
        }
    }

    private Set<String> found() {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < utf8Entries.size(); i++) {
            String text = utf8Entries.get(i);
            if (classNameIndexes.get(i) && !text.startsWith("[")) {
                found.add(text.replace('/', '.'));
            } else if (!stringLiteralIndexes.get(i)) {
                Matcher name = CLASS_NAME_IN_DESCRIPTOR.matcher(text);
                while (name.find()) {
                    found.add(name.group(1).replace('/', '.'));
                }
            }
        }
        return found;
    }
}
