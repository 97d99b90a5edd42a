package org.faltung.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/// A master and workers of Spark as processes on the loopback interface, from the jars that Maven resolved. Everything
/// of Faltung has to come from the driver.
final class StandaloneCluster {
    private static final long MOST_SECONDS = 300;

    private static final Pattern MASTER =
            Pattern.compile("Starting Spark master at (spark://\\S+)");

    private static final Pattern REGISTERED =
            Pattern.compile("Successfully registered with master");

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final String address;
    private int number;

    /// Starts a master.
    ///
    /// @param folder for all that it writes
    StandaloneCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Path jars = Files.createDirectories(home().resolve("jars"));
        for (String name : ofSpark()) {
            Path jar = Path.of(name);
            Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
        }
        Files.createFile(home().resolve("RELEASE"));
        Path log = folder.resolve("master.log");
        start(
                Path.of(System.getProperty("java.home")),
                log,
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--webui-port",
                        "0"));
        try {
            address = await(log, MASTER).group(1);
        } catch (AssertionError e) {
            stop();
            throw e;
        }
    }

    /// Runs the command by spark-submit, as docs/scale.md says.
    Driver submit(Path place, List<String> words) throws IOException {
        List<String> spark = ofSpark();
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!spark.contains(entry) && Files.exists(Path.of(entry))) {
                jars.add(AppJars.jar(Path.of(entry)));
            }
        }
        List<String> command = new ArrayList<>(Driver.java());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", home().resolve("jars") + "/*"));
        command.add("org.apache.spark.deploy.SparkSubmit");
        command.addAll(List.of("--master", address, "--class", "org.faltung.cli.Main"));
        command.addAll(
                List.of("--conf", "spark.driver.host=127.0.0.1", "--executor-memory", "512m"));
        command.addAll(List.of("--jars", String.join(",", jars), jars.getFirst()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        environment(builder, Path.of(System.getProperty("java.home")));
        return Driver.start(place, builder);
    }

    /// The class path without what is Faltung's or this test's.
    private static List<String> ofSpark() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(name -> name.endsWith(".jar"))
                .filter(name ->
                        !Path.of(name)
                                .getFileName()
                                .toString()
                                .matches("(faltung|slf4j-jdk14|duckdb|junit|assertj).*"))
                .toList();
    }

    /// What serves as `SPARK_HOME`.
    Path home() {
        return folder.resolve("home");
    }

    /// Where the master is.
    String address() {
        return address;
    }

    /// Starts a worker with one core and waits until the master knows it.
    Process worker() throws IOException, InterruptedException {
        return worker(Path.of(System.getProperty("java.home")));
    }

    /// The same with another Java.
    Process worker(Path java) throws IOException, InterruptedException {
        String name = "worker" + number++;
        Path log = folder.resolve(name + ".log");
        Process worker =
                start(
                        java,
                        log,
                        List.of(
                                "org.apache.spark.deploy.worker.Worker",
                                "--cores",
                                "1",
                                "--memory",
                                "1g",
                                "--host",
                                "127.0.0.1",
                                "--webui-port",
                                "0",
                                "--work-dir",
                                folder.resolve(name).toString(),
                                address));
        await(log, REGISTERED);
        return worker;
    }

    private Process start(Path java, Path log, List<String> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        for (String option : JavaModuleOptions.defaultModuleOptionArray()) {
            if (!option.startsWith("--sun-misc")) { // an older Java does not know it
                command.add(option);
            }
        }
        command.addAll(List.of("-cp", home().resolve("jars") + "/*"));
        command.addAll(main);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        environment(builder, java);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /// What Spark's scripts would set.
    void environment(ProcessBuilder builder, Path java) {
        builder.environment().put("SPARK_HOME", home().toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", java.toString());
    }

    private static Matcher await(Path log, Pattern sign) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end) {
            Matcher found = sign.matcher(Files.exists(log) ? Files.readString(log) : "");
            if (found.find()) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("no '" + sign + "' in\n" + Files.readString(log));
    }

    /// Kills a worker and its executors, as when a machine loses its power.
    static void crash(Process worker) throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(worker.descendants().toList());
        all.add(worker.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        worker.waitFor();
    }

    /// Ends all processes.
    void stop() throws IOException, InterruptedException {
        for (Process process : processes.reversed()) {
            crash(process);
        }
        try (Stream<Path> links = Files.list(home().resolve("jars"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
