package network.thehigherself.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports point one way, so that each part can be read and changed without the ones above it. */
class ImportRuleTest {
  private static final String ROOT = ImportRuleTest.class.getPackageName();

  /** Which of our packages each of our packages may import, besides itself. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.of(
          "plan", Set.of(),
          "property", Set.of("plan"),
          "mapping", Set.of("plan", "property"),
          "notion", Set.of("plan", "property", "mapping"),
          "postgres", Set.of("plan", "property", "mapping"),
          "diagram", Set.of("plan", "property", "mapping"),
          "line", Set.of("plan", "property", "mapping", "notion", "postgres"),
          "console", Set.of("plan", "property", "mapping", "diagram", "notion", "postgres", "line"),
          "cli",
              Set.of(
                  "plan",
                  "property",
                  "mapping",
                  "diagram",
                  "notion",
                  "postgres",
                  "line",
                  "console",
                  "sandbox"),
          "sandbox", Set.of());

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Set<String> packages() {
    return new TreeSet<>(MAY_IMPORT.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsPointOneWay(String name) {
    classes()
        .that(arePartOf(Set.of(name)))
        .should()
        .onlyDependOnClassesThat(
            areForeign().or(arePartOf(MAY_IMPORT.get(name))).or(arePartOf(Set.of(name))))
        .allowEmptyShould(true)
        .check(OURS);
  }

  @Test
  void thePlanImportsNothingButTheLanguage() {
    classes()
        .that(arePartOf(Set.of("plan")))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", ROOT + ".plan..")
        .check(OURS);
  }

  /** Pure: what it decides depends on its arguments alone. */
  @Test
  void thePlanAsksNoClockAndDoesNoWork() {
    noClasses()
        .that(arePartOf(Set.of("plan")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.net..", "java.nio..", "java.sql..", "java.util.logging..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .accessClassesThat()
        .belongToAnyOf(java.time.Clock.class, java.util.Random.class)
        .check(OURS);
  }

  @Test
  void everyPackageHasItsPlaceInTheTable() {
    Set<String> found =
        OURS.stream()
            .map(ImportRuleTest::part)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.toSet());

    assertThat(found).contains("plan").isSubsetOf(MAY_IMPORT.keySet());
  }

  private static DescribedPredicate<JavaClass> arePartOf(Set<String> parts) {
    return DescribedPredicate.describe(
        "are part of " + new TreeSet<>(parts), type -> isOurs(type) && parts.contains(part(type)));
  }

  private static DescribedPredicate<JavaClass> areForeign() {
    return DescribedPredicate.describe("are not ours", type -> !isOurs(type));
  }

  private static boolean isOurs(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) || name.startsWith(ROOT + ".");
  }

  /** The first package below the root, such as "plan"; empty for the root itself. */
  private static String part(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
  }
}
