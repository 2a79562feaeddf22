import Cases
import EpidemicAreas
import Permits
import Quarantine
import Subsidies
import Vaccination

/// The rules of one application: where their files are, and how one is checked.
struct RuleChecks {
  /// Folder beside the criteria sets; a file in a folder of this name is of the kind.
  var folder: String
  var ids: [String]
  /// Checks the rules with an id or in a file: what is wrong, and what they are called with the number of their examples.
  var check: (String) throws -> (findings: [String], id: String, examples: Int)

  static var all: [RuleChecks] {
    [
      RuleChecks(folder: "permits", ids: PolicyLibrary.shipped?.ids ?? []) { name in
        let policy = try (PolicyLibrary.shipped ?? PolicyLibrary(folder: path("permits"))).policy(name)
        return (PolicyChecker.check(policy).map { "\($0)" }, policy.id, policy.examples.count)
      },
      RuleChecks(folder: "cases", ids: DefinitionLibrary.shipped?.ids ?? []) { name in
        let rules = try (DefinitionLibrary.shipped ?? DefinitionLibrary(folder: path("cases"))).load(name).definitions
        return (DefinitionChecker.check(rules).map { "\($0)" }, rules.id, rules.examples.count)
      },
      RuleChecks(folder: "quarantine", ids: QuarantineLibrary.shipped?.ids ?? []) { name in
        let policy = try (QuarantineLibrary.shipped ?? QuarantineLibrary(folder: path("quarantine"))).policy(name)
        return (QuarantineChecker.check(policy).map { "\($0)" }, policy.id, policy.examples.count)
      },
      RuleChecks(folder: "areas", ids: AreaPolicyLibrary.shipped?.ids ?? []) { name in
        let policy = try (AreaPolicyLibrary.shipped ?? AreaPolicyLibrary(folder: path("areas"))).load(name).policy
        return (AreaPolicyChecker.check(policy).map { "\($0)" }, policy.id, policy.examples.count)
      },
      RuleChecks(folder: "vaccination", ids: VaccinationLibrary.shipped?.ids ?? []) { name in
        let rules = try (VaccinationLibrary.shipped ?? VaccinationLibrary(folder: path("vaccination"))).rules(name)
        return (VaccinationChecker.check(rules).map { "\($0)" }, rules.id, rules.examples.count)
      },
      RuleChecks(folder: "support", ids: SupportLibrary.shipped?.ids ?? []) { name in
        let policies = try (SupportLibrary.shipped ?? SupportLibrary(folder: path("support"))).policies(name)
        return (SupportChecker.check(policies).map { "\($0)" }, policies.id, policies.examples.count)
      },
    ]
  }

  private static func path(_ folder: String) -> String { "geodata/criteria/\(folder)" }
}
