package id.sesi.architecture;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Compares the mutants that survived the tests of one module with the list of its equivalent mutants. A mutant is equivalent if no
 * test can distinguish it from the code. The profile {@code mutants} runs this class as a program, from its source file.
 *
 * <p>Each entry of the list has two lines: the mutant as this program prints it, and the reason, which is indented. Empty lines
 * and lines that start with # are ignored.
 */
final class SurvivingMutants {

    /** The report of PIT, in the folder of the module. */
    static final String REPORT = "target/pit-reports/mutations.xml";

    /** The list of equivalent mutants, in the folder of the module. A module without such mutants has no list. */
    static final String LIST = "src/test/mutants/equivalent.txt";

    private SurvivingMutants() {}

    /** Exits with code 1 and names the differences if there are any. The only argument is the folder of the module. */
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]);
        List<Mutant> mutants = mutants(module);
        List<String> differences = differences(mutants, listed(module));
        differences.forEach(System.err::println);
        System.out.println(summary(mutants));
        if (!differences.isEmpty()) {
            System.exit(1);
        }
    }

    /** {@return what differs between the report and the list, in lines for the reader} */
    static List<String> differences(Path module) throws IOException {
        return differences(mutants(module), listed(module));
    }

    private static List<String> differences(List<Mutant> mutants, List<String> listed) {
        List<String> differences = new ArrayList<>();
        if (mutants.isEmpty()) {
            differences.add("The report has no mutants: check the configuration of PIT.");
        }
        List<String> unlisted = new ArrayList<>(
                mutants.stream().filter(Mutant::survived).map(Mutant::toString).toList());
        List<String> killed = new ArrayList<>(listed);
        listed.stream().filter(unlisted::remove).forEach(killed::remove);
        unlisted.forEach(mutant -> differences.add("survived; write a test that kills it, or list it: " + mutant));
        // On a slow machine, a mutant that changes nothing may exceed the time limit.
        mutants.stream().filter(Mutant::timedOut).map(Mutant::toString).forEach(killed::remove);
        killed.forEach(mutant ->
                differences.add("does not survive, or does not exist; remove it from " + LIST + ": " + mutant));
        return differences;
    }

    private static String summary(List<Mutant> mutants) {
        return "%d mutants: %d killed, %d exceeded the time limit, %d survived"
                .formatted(
                        mutants.size(),
                        mutants.stream().filter(Mutant::detected).count()
                                - mutants.stream().filter(Mutant::timedOut).count(),
                        mutants.stream().filter(Mutant::timedOut).count(),
                        mutants.stream().filter(Mutant::survived).count());
    }

    private static List<String> listed(Path module) throws IOException {
        Path list = module.resolve(LIST);
        List<String> listed = new ArrayList<>();
        if (!Files.exists(list)) {
            return listed;
        }
        boolean needsReason = false;
        for (String line : Files.readAllLines(list)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            boolean isReason = line.startsWith(" ");
            if (isReason != needsReason) {
                throw new IllegalArgumentException(
                        list + " needs one indented line with a reason below each mutant, but has: " + line);
            }
            if (!isReason) {
                listed.add(line.strip());
            }
            needsReason = !isReason;
        }
        if (needsReason) {
            throw new IllegalArgumentException(list + " has no reason for its last mutant");
        }
        return listed;
    }

    private static List<Mutant> mutants(Path module) throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        NodeList elements = elements(module.resolve(REPORT));
        for (int i = 0; i < elements.getLength(); i++) {
            mutants.add(Mutant.of((Element) elements.item(i), module.resolve("src/main/java")));
        }
        mutants.sort(Comparator.comparing(Mutant::className).thenComparingInt(Mutant::line));
        return mutants;
    }

    private static NodeList elements(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("mutation");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + " is not a report of PIT", e);
        }
    }

    /**
     * One changed place of the code.
     *
     * @param source the line of the source code, without indentation
     */
    private record Mutant(
            boolean detected,
            boolean timedOut,
            String className,
            String method,
            int line,
            String change,
            String source) {

        static Mutant of(Element mutation, Path sources) throws IOException {
            String type = text(mutation, "mutatedClass");
            int line = Integer.parseInt(text(mutation, "lineNumber"));
            Path folder =
                    sources.resolve(type.substring(0, type.lastIndexOf('.')).replace('.', '/'));
            return new Mutant(
                    Boolean.parseBoolean(mutation.getAttribute("detected")),
                    mutation.getAttribute("status").equals("TIMED_OUT"),
                    type.substring(type.lastIndexOf('.') + 1),
                    // The compiler numbers lambdas, and another lambda changes the numbers.
                    text(mutation, "mutatedMethod").replaceAll("^lambda\\$|\\$\\d+$", ""),
                    line,
                    text(mutation, "description").replaceAll(" for [\\w/$]+::.*", ""),
                    Files.readAllLines(folder.resolve(text(mutation, "sourceFile")))
                            .get(line - 1)
                            .strip());
        }

        private static String text(Element mutation, String name) {
            return mutation.getElementsByTagName(name).item(0).getTextContent();
        }

        boolean survived() {
            return !detected;
        }

        /** {@return the text in the list; line numbers would change too often} */
        @Override
        public String toString() {
            return List.of(className + "." + method, change, source).stream().collect(joining(" | "));
        }
    }
}
