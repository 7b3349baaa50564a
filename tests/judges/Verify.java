// Validates PDF files with veraPDF.  Arguments: flavours with commas between ("ua1,3a"), then files.
// Prints, tab-separated, for each file and flavour: FILE <path> <compliant|failed|unreadable>, then a line for each
// failed check: RULE <clause> <test number> <description> <place>.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Verify {
    public static void main(String[] args) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : args[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(name);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                throw new IllegalArgumentException("veraPDF knows no flavour " + name);
            }
            for (int i = 1; i < args.length; i++) {
                try {
                    print(args[i], validate(args[i], flavour));
                } catch (Exception error) {
                    row("FILE", args[i], "unreadable");
                    row("RULE", "", "0", String.valueOf(error.getMessage()), "");
                }
            }
        }
    }

    private static ValidationResult validate(String path, PDFAFlavour flavour) throws Exception {
        try (InputStream stream = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser);
        }
    }

    private static void print(String path, ValidationResult result) {
        row("FILE", path, result.isCompliant() ? "compliant" : "failed");
        Map<String, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion failed : result.getTestAssertions()) {
            first.putIfAbsent(failed.getRuleId().toString(), failed);
        }
        for (TestAssertion failed : first.values()) {
            row("RULE", failed.getRuleId().getClause(), String.valueOf(failed.getRuleId().getTestNumber()),
                    failed.getMessage(), failed.getLocation().getContext());
        }
    }

    private static void row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = String.valueOf(cells[i]).replaceAll("\\s+", " ");
        }
        System.out.println(String.join("\t", cells));
    }
}
