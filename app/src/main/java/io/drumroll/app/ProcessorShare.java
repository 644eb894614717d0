package io.drumroll.app;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/** Which share of the processors a thread gets. */
final class ProcessorShare {
    private static final System.Logger LOG = System.getLogger(ProcessorShare.class.getName());
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final int NICEST = 19;

    private ProcessorShare() {}

    /**
     * Lets the calling thread, and those that it starts, have what the others leave: setpriority(2) with the greatest
     * niceness, since Java's own priorities count for nothing on Linux unless the whole virtual machine is told so. On other
     * systems, where the call would be about the whole process, nothing changes.
     */
    static void takeWhatIsLeft() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")) {
            return;
        }
        try {
            Optional<MethodHandle> setPriority = setPriority();
            if (setPriority.isEmpty()
                    || (int) setPriority.get().invokeExact(PRIO_PROCESS, CALLING_THREAD, NICEST) != 0) {
                LOG.log(System.Logger.Level.DEBUG, "the thread's priority can't be lowered");
            }
        } catch (Throwable e) { // what invokeExact declares; the call itself throws nothing
            throw new IllegalStateException("setpriority can't be called", e);
        }
    }

    @SuppressWarnings(
            "restricted") // The launcher and the jar's manifest allow native calls, which Aeron's files need too.
    private static Optional<MethodHandle> setPriority() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        FunctionDescriptor shape = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        return library.find("setpriority").map(address -> linker.downcallHandle(address, shape));
    }
}
