package io.driftgate.maven;

import io.driftgate.script.Checksum;
import io.driftgate.script.JavaMigration;
import io.driftgate.script.JavaMigrations;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.graph.Dependency;

/**
 * Finds the migrations of a project that are written in Java among the classes that it has compiled. Its dependencies are only
 * resolved where there are some.
 */
final class ProjectClasses {
    private final MavenProject project;
    private final RepositorySystemSession session;
    private final ProjectDependenciesResolver resolver;

    ProjectClasses(MavenProject project, RepositorySystemSession session, ProjectDependenciesResolver resolver) {
        this.project = project;
        this.session = session;
        this.resolver = resolver;
    }

    /** @throws ParameterException if they are not compiled, or cannot be loaded */
    JavaMigrations migrations() {
        if (project.getFile() == null) {
            return JavaMigrations.NONE;
        }
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        List<String> names = Files.isDirectory(classes) ? names(classes) : List.of();
        if (names.isEmpty()) {
            requireCompiled(classes);
            return JavaMigrations.NONE;
        }
        List<Path> classPath = classPath(classes);
        ClassLoader loader = new URLClassLoader(urls(classPath), JavaMigration.class.getClassLoader());
        return new JavaMigrations(names.stream().map(name -> load(name, loader)).toList(), hash(classPath));
    }

    /** Found without loading any class. */
    private static List<String> names(Path classes) {
        try (ScanResult scan = new ClassGraph()
                .overrideClasspath(classes)
                .enableClassInfo()
                .ignoreClassVisibility()
                .scan()) {
            return scan.getClassesImplementing(JavaMigration.class.getName())
                    .filter(found -> !found.isAbstract() && !found.isInterface())
                    .getNames();
        }
    }

    private static JavaMigration load(String name, ClassLoader loader) {
        try {
            return (JavaMigration)
                    loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ParameterException("The migration " + name + " cannot be made: " + cause
                    + ". It needs a public constructor without parameters, and what it uses among the dependencies.");
        }
    }

    /** Sources that speak of such migrations, and no classes: forgotten, they would never be applied. */
    private void requireCompiled(Path classes) {
        for (String root : project.getCompileSourceRoots()) {
            Path directory = Path.of(root);
            if (Files.isDirectory(directory)) {
                source(directory).ifPresent(file -> {
                    throw new ParameterException(file + " is a migration in Java, and " + classes
                            + " has no class of it. Compile it first: run mvn compile before the goal, as in"
                            + " mvn compile db:migrate.");
                });
            }
        }
    }

    private static Optional<Path> source(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(ProjectClasses::implementsMigration)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static boolean implementsMigration(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.contains("import " + JavaMigration.class.getName()) && text.contains("implements");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private List<Path> classPath(Path classes) {
        List<Path> all = new ArrayList<>(List.of(classes));
        try {
            for (Dependency dependency : resolver.resolve(new DefaultDependencyResolutionRequest(project, session))
                    .getResolvedDependencies()) {
                if (!dependency.getScope().equals("test")
                        && dependency.getArtifact().getFile() != null) {
                    all.add(dependency.getArtifact().getFile().toPath());
                }
            }
            return all;
        } catch (DependencyResolutionException e) {
            throw new ParameterException("The dependencies of " + project.getId()
                    + " cannot be resolved, and its migrations in Java may need them: " + e.getMessage() + ".");
        }
    }

    private static URL[] urls(List<Path> classPath) {
        return classPath.stream()
                .map(path -> {
                    try {
                        return path.toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }

    /** Classes by their bytes; jars, which may be many and large, by name, size and time. */
    private static String hash(List<Path> classPath) {
        MessageDigest digest = Checksum.sha256();
        try {
            for (Path entry : classPath) {
                if (Files.isDirectory(entry)) {
                    try (Stream<Path> files = Files.walk(entry)) {
                        for (Path file :
                                files.filter(Files::isRegularFile).sorted().toList()) {
                            add(digest, entry.relativize(file).toString());
                            digest.update(Files.readAllBytes(file));
                        }
                    }
                } else {
                    add(digest, entry + " " + Files.size(entry) + " " + Files.getLastModifiedTime(entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The class path cannot be read: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
