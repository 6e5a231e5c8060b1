import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Drives veraPDF's engine: `Vera FLAVOUR FILE.pdf...` validates every file against one flavour (`ua1`, `2a`, ...), prints
 * the failed clauses, and ends with the count of files that passed and failed.
 */
public class Vera {
  private static final int MOST_FAILURES = 100;

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = flavour(arguments[0]);
    int passed = 0;
    for (int index = 1; index < arguments.length; index++) {
      if (validate(arguments[index], flavour)) {
        passed++;
      }
    }
    int failed = arguments.length - 1 - passed;
    System.out.println("verapdf " + arguments[0] + ": " + passed + " passed, " + failed + " failed");
    System.exit(failed == 0 && passed > 0 ? 0 : 1);
  }

  private static PDFAFlavour flavour(String id) {
    for (PDFAFlavour each : PDFAFlavour.values()) {
      if (each.getId().equals(id)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no flavour " + id);
  }

  private static boolean validate(String path, PDFAFlavour flavour) {
    try (InputStream in = new FileInputStream(path);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
      PDFAValidator validator =
          Foundries.defaultInstance().createValidator(flavour, MOST_FAILURES, false, false, false);
      ValidationResult result = validator.validate(parser);
      if (result.getTotalAssertions() == 0) {
        System.out.println("FAIL " + path + ": nothing was checked");
        return false;
      }
      if (!result.isCompliant()) {
        System.out.println("FAIL " + path);
        clauses(result).forEach((clause, message) -> System.out.println("     " + clause + "  " + message));
      }
      return result.isCompliant();
    } catch (Throwable error) {
      System.out.println("FAIL " + path + ": " + error);
      return false;
    }
  }

  private static Map<String, String> clauses(ValidationResult result) {
    Map<String, String> clauses = new TreeMap<>();
    for (TestAssertion each : result.getTestAssertions()) {
      if (each.getStatus() == TestAssertion.Status.FAILED) {
        clauses.putIfAbsent(each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber(), each.getMessage());
      }
    }
    return clauses;
  }
}
