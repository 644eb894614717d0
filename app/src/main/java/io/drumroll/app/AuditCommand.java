package io.drumroll.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drumroll audit}. */
@Command(
        name = "audit",
        description = "Proves the books of a data folder from its log, with no server running.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Path data;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Auditor.Report report = Auditor.audit(data, line -> {
            err.println(line);
            err.flush();
        });
        if (json) {
            out.println(Json.line(result(report)));
        } else {
            report.checked().forEach((what, count) -> out.printf("%-22s %,d%n", what, count));
            out.println(report.breach().map(breach -> "BREACH: " + breach).orElse("the books balance"));
        }
        out.flush();
        return report.ok() ? 0 : 1;
    }

    private static Map<String, @Nullable Object> result(Auditor.Report report) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("ok", report.ok());
        result.put("checked", report.checked());
        result.put("breach", report.breach().orElse(null));
        return result;
    }
}
