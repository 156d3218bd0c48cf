package id.sesi.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import id.sesi.layers.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The public types of the published modules (docs/versions.md). */
class PublishedApiTest {

    private static final Pattern SINCE = Pattern.compile("(?m)^ *@since \\d+\\.\\d+\\.\\d+$");

    @Test
    void every_public_type_says_which_version_introduced_it() throws IOException {
        List<String> types = new ArrayList<>();
        List<String> withoutVersion = new ArrayList<>();
        for (String module : Modules.published()) {
            Path sources = Modules.ROOT.resolve(module).resolve("src/main/java");
            String exports = Files.exists(sources.resolve("module-info.java"))
                    ? Modules.read(sources.resolve("module-info.java"))
                    : "";
            visitPublicTypes(sources, exports, types, withoutVersion);
        }
        assertTrue(types.size() > 100, "found only " + types);
        assertEquals(List.of(), withoutVersion);
    }

    private static void visitPublicTypes(Path sources, String exports, List<String> types, List<String> withoutVersion)
            throws IOException {
        JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            var sourceFiles = files.getJavaFileObjectsFromPaths(Javac.javaFilesBelow(sources));
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sourceFiles);
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                String name = String.valueOf(unit.getPackageName());
                if (!exports.isEmpty() && !exports.contains("exports " + name + ";")) {
                    continue;
                }
                new TreePathScanner<Boolean, String>() {
                    @Override
                    public Boolean visitClass(ClassTree type, String outer) {
                        if (!isPublic(type, getCurrentPath())) {
                            return false;
                        }
                        String qualified = outer + "." + type.getSimpleName();
                        types.add(qualified);
                        String doc = docs.getDocComment(getCurrentPath());
                        if (doc == null || !SINCE.matcher(doc).find()) {
                            withoutVersion.add(qualified);
                        }
                        super.visitClass(type, qualified);
                        return true;
                    }
                }.scan(unit, name);
            }
        }
    }

    /** A type in an interface is public without the modifier. */
    private static boolean isPublic(ClassTree type, TreePath path) {
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                || path.getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
    }
}
