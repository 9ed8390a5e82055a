package io.github.eventsourcemappingcleanup.example.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The texts in Java sources: literals, and literals with something else between them, for which "…" stands. */
final class SourceTexts extends TreeScanner<Void, Void> {
    private static final String FORMAT = "%[,.0-9]*[sdf]";

    private final Set<String> texts = new TreeSet<>();

    /** @param folders in the checkout */
    static Set<String> in(String... folders) {
        SourceTexts found = new SourceTexts();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<Path> files = Stream.of(folders)
                    .map(Page.CHECKOUT::resolve)
                    .flatMap(SourceTexts::sources)
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                found.scan(unit, null);
            }
            return found.texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree operation, Void nothing) {
        if (operation.getKind() != Tree.Kind.PLUS || !hasText(operation)) {
            return super.visitBinary(operation, null);
        }
        add(text(operation));
        scanOperands(operation);
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (literal.getValue() instanceof String text) {
            add(text);
        }
        return null;
    }

    private void add(String text) {
        texts.add(text.replaceAll(FORMAT, "…"));
    }

    /** What stands between the literals may have texts of its own. */
    private void scanOperands(Tree tree) {
        if (tree instanceof BinaryTree operation && operation.getKind() == Tree.Kind.PLUS) {
            scanOperands(operation.getLeftOperand());
            scanOperands(operation.getRightOperand());
        } else if (!(tree instanceof LiteralTree)) {
            scan(tree, null);
        }
    }

    private static boolean hasText(Tree tree) {
        return tree instanceof BinaryTree operation
                ? hasText(operation.getLeftOperand()) || hasText(operation.getRightOperand())
                : tree instanceof LiteralTree literal && literal.getValue() instanceof String;
    }

    private static String text(Tree tree) {
        if (tree instanceof BinaryTree operation && operation.getKind() == Tree.Kind.PLUS) {
            return text(operation.getLeftOperand()) + text(operation.getRightOperand());
        }
        return tree instanceof LiteralTree literal && literal.getValue() instanceof String text ? text : "…";
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
