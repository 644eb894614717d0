package io.drumroll.engine;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads class files instruction by instruction, for what a rule about types can't see.
 *
 * <p>A breach reads {@code io.drumroll.engine.Some.method: what}.
 */
final class EngineBytecode {
    /** All of the JVM's instructions on float and double: FADD, DLOAD_1, F2L, I2D and the like; DUP is none. */
    private static final Pattern FLOATING = Pattern.compile("[FD](?!UP).*|[ILFD]2[FD]");

    private static final String AGRONA_COLLECTIONS = "org.agrona.collections.";

    private static final Set<String> HARMFUL_CALLS = Set.of(
            "java.lang.Math.random",
            "java.lang.Object.notify",
            "java.lang.Object.notifyAll",
            "java.lang.Object.wait",
            "java.util.Arrays.parallelPrefix",
            "java.util.Arrays.parallelSetAll",
            "java.util.Arrays.parallelSort",
            "java.util.Collection.parallelStream",
            "java.util.List.parallelStream",
            "java.util.Set.parallelStream",
            "java.util.Collections.shuffle",
            "java.util.Locale.getDefault",
            "java.nio.charset.Charset.defaultCharset",
            // The order of these differs from one start of the JVM to the next.
            "java.util.Map.copyOf",
            "java.util.Map.of",
            "java.util.Map.ofEntries",
            "java.util.Set.copyOf",
            "java.util.Set.of",
            "java.util.stream.Collectors.toUnmodifiableMap",
            "java.util.stream.Collectors.toUnmodifiableSet");

    private EngineBytecode() {}

    /** Calls that ask a clock, chance or the machine, start something in parallel, or have no fixed order. */
    static List<String> harmfulCalls(byte[] classFile) {
        List<String> breaches = new ArrayList<>();
        ClassModel type = ClassFile.of().parse(classFile);
        for (MethodModel method : type.methods()) {
            for (Instruction instruction : instructionsOf(method)) {
                calledBy(instruction)
                        .filter(EngineBytecode::isHarmful)
                        .forEach(call -> breaches.add(in(method) + call));
                if (instruction.opcode() == Opcode.MONITORENTER) {
                    breaches.add(in(method) + "synchronized");
                }
            }
        }
        return breaches;
    }

    /** Of {@code System} only the copying of arrays is harmless. */
    private static boolean isHarmful(String call) {
        boolean asksTheSystem = call.startsWith("java.lang.System.") && !call.equals("java.lang.System.arraycopy");
        boolean isParallel = call.startsWith("java.util.stream.") && call.endsWith(".parallel");
        return asksTheSystem || isParallel || HARMFUL_CALLS.contains(call);
    }

    /** What an instruction calls or reads, directly or as a method reference: {@code java.lang.Math.max}. */
    private static Stream<String> calledBy(Instruction instruction) {
        return switch (instruction) {
            case InvokeInstruction call ->
                Stream.of(nameOf(call.owner().asSymbol()) + "." + call.name().stringValue());
            case FieldInstruction field ->
                Stream.of(nameOf(field.owner().asSymbol()) + "." + field.name().stringValue());
            case InvokeDynamicInstruction call ->
                call.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .map(handle -> nameOf(handle.owner()) + "." + handle.methodName());
            default -> Stream.empty();
        };
    }

    /**
     * Fields, signatures and instructions with float or double. One thing is allowed: a constant handed straight to the
     * constructor of one of Agrona's collections, which want their load factor as a float.
     */
    static List<String> floatingPoint(byte[] classFile) {
        List<String> breaches = new ArrayList<>();
        ClassModel type = ClassFile.of().parse(classFile);
        for (FieldModel field : type.fields()) {
            if (isFloating(field.fieldTypeSymbol())) {
                breaches.add(nameOf(type.thisClass().asSymbol()) + "."
                        + field.fieldName().stringValue() + ": its type");
            }
        }
        for (MethodModel method : type.methods()) {
            if (floatingIn(method.methodTypeSymbol()) > 0) {
                breaches.add(in(method) + "its signature");
            }
            floatingInstructionsOf(method).forEach(what -> breaches.add(in(method) + what));
        }
        return breaches;
    }

    private static List<String> floatingInstructionsOf(MethodModel method) {
        List<String> breaches = new ArrayList<>();
        long constants = 0;
        long loadFactors = 0;
        for (Instruction instruction : instructionsOf(method)) {
            switch (instruction) {
                case ConstantInstruction constant when isFloating(constant.typeKind()) -> constants++;
                case NewPrimitiveArrayInstruction array when isFloating(array.typeKind()) -> breaches.add("an array");
                case FieldInstruction field
                when isFloating(field.typeSymbol()) ->
                    breaches.add("field " + field.name().stringValue());
                case InvokeInstruction call
                when isAgronasConstructor(call) -> loadFactors += floatingIn(call.typeSymbol());
                case InvokeInstruction call
                when floatingIn(call.typeSymbol()) > 0 ->
                    breaches.add("call of " + call.name().stringValue()
                            + call.typeSymbol().displayDescriptor());
                case InvokeDynamicInstruction call
                when floatingIn(call.typeSymbol()) > 0 ->
                    breaches.add("call of " + call.name().stringValue()
                            + call.typeSymbol().displayDescriptor());
                default -> {
                    if (FLOATING.matcher(instruction.opcode().name()).matches()) {
                        breaches.add("instruction " + instruction.opcode());
                    }
                }
            }
        }
        if (constants > loadFactors) {
            breaches.add("a constant");
        }
        return breaches;
    }

    private static boolean isAgronasConstructor(InvokeInstruction call) {
        return call.name().equalsString(ConstantDescs.INIT_NAME)
                && nameOf(call.owner().asSymbol()).startsWith(AGRONA_COLLECTIONS);
    }

    private static long floatingIn(MethodTypeDesc signature) {
        return Stream.concat(signature.parameterList().stream(), Stream.of(signature.returnType()))
                .filter(EngineBytecode::isFloating)
                .count();
    }

    private static boolean isFloating(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        return element.equals(ConstantDescs.CD_float)
                || element.equals(ConstantDescs.CD_double)
                || element.equals(ConstantDescs.CD_Float)
                || element.equals(ConstantDescs.CD_Double);
    }

    private static boolean isFloating(TypeKind kind) {
        return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
    }

    private static List<Instruction> instructionsOf(MethodModel method) {
        List<Instruction> instructions = new ArrayList<>();
        method.code().ifPresent(code -> {
            for (CodeElement element : code) {
                if (element instanceof Instruction instruction) {
                    instructions.add(instruction);
                }
            }
        });
        return instructions;
    }

    private static String in(MethodModel method) {
        String owner =
                method.parent().map(type -> nameOf(type.thisClass().asSymbol())).orElse("?");
        return owner + "." + method.methodName().stringValue() + ": ";
    }

    private static String nameOf(ClassDesc type) {
        return type.isClassOrInterface() && !type.packageName().isEmpty()
                ? type.packageName() + "." + type.displayName()
                : type.displayName();
    }
}
