public import Criteria
import Quantities

/// Finds what is wrong with case definitions before anybody is classified by them: names that nothing reads, citations without a source,
/// examples that come out otherwise, alternatives without an example that just meets them and one that just does not.
public struct DefinitionChecker {
  let definitions: CaseDefinitions
  private var findings: RuleFindings

  /// All findings, by line; empty when the definitions are sound.
  public static func check(_ definitions: CaseDefinitions) -> [RuleFinding] {
    var checker = DefinitionChecker(definitions: definitions)
    checker.findings.checkCitations(id: definitions.id, definitions.citedKeys, definitions.sources)
    checker.checkNames()
    checker.checkExamples()
    return checker.findings.sorted
  }

  private init(definitions: CaseDefinitions) {
    self.definitions = definitions
    findings = RuleFindings(file: definitions.file)
  }

  private mutating func add(_ line: Int, _ code: String, _ message: String) {
    findings.add(line, code, message)
  }

  /// A symptom must be named by some definition, and a definition must hold at some time.
  private mutating func checkNames() {
    var read: Set<String> = []
    for (_, alternative) in definitions.definitions.flatMap(\.alternatives) {
      for condition in alternative.all ?? [] {
        switch condition {
        case .symptoms(_, let list), .allSymptoms(let list): read.formUnion(list)
        default: break
        }
      }
    }
    for symptom in definitions.symptoms where !read.contains(symptom.id) {
      add(symptom.line, "not-read", "the symptom '\(symptom.id)' is declared and no definition names it")
    }
    for definition in definitions.definitions
    where !definitions.periods.contains(where: { $0.contains(definition.from) }) {
      add(definition.line, "outside", "'\(definition.id)' begins at \(definition.from), when nothing is in force")
    }
  }

  private mutating func checkExamples() {
    var names: Set<String> = []
    var met: Set<String> = []
    var missed: Set<String> = []
    for example in definitions.examples {
      if !names.insert(example.name).inserted {
        add(example.line, "duplicate", "the example '\(example.name)' stands twice")
      }
      guard let definition = try? definitions.definition(on: example.evidence.reportDay) else {
        add(
          example.line, "example-outside",
          "'\(example.name)' is of \(example.evidence.reportDay), when nothing is in force")
        continue
      }
      run(example, definition)
      for (caseClass, alternative) in definition.alternatives {
        let reason = definition.reason(alternative, caseClass, example.evidence)
        let key = "\(definition.id) \(alternative.id)"
        if reason.outcome == .met { met.insert(key) }
        if reason.outcome == .failed, reason.missing.count == 1, reason.unknown.isEmpty { missed.insert(key) }
      }
    }
    for definition in definitions.definitions {
      for (_, alternative) in definition.alternatives where alternative.all != nil {
        let key = "\(definition.id) \(alternative.id)"
        if !met.contains(key) {
          add(alternative.line, "no-example", "no example of '\(definition.id)' just meets '\(alternative.id)'")
        }
        if !missed.contains(key) {
          add(
            alternative.line, "no-example",
            "no example of '\(definition.id)' lacks exactly one condition of '\(alternative.id)'")
        }
      }
    }
  }

  private mutating func run(_ example: CaseExample, _ definition: CaseDefinition) {
    let verdict = definition.classify(example.evidence)
    let found = verdict.reasons.filter { $0.outcome == .met }.map(\.rule)
    if verdict.caseClass != example.caseClass {
      add(
        example.line, "example-fails",
        "'\(example.name)' should be \(example.caseClass.name) and comes out \(verdict.caseClass.name) by \(definition.id): "
          + found.joined(separator: ", "))
    }
    let known = definition.alternatives.map(\.alternative.id) + ["contact"]
    for rule in example.by where !found.contains(rule) {
      add(
        example.line, "example-fails",
        known.contains(rule)
          ? "'\(example.name)' should be so by '\(rule)' and is by \(found.joined(separator: ", "))"
          : "'\(example.name)' names '\(rule)', which \(definition.id) does not have")
    }
    if let isOpen = example.isOpen, isOpen != verdict.isOpen {
      add(
        example.line, "example-fails",
        "'\(example.name)' should \(isOpen ? "leave a question" : "leave no question") and \(isOpen ? "does not" : "does")"
      )
    }
    if let from = example.infectiousFrom {
      let expected = "\(from) to \(example.infectiousUntil.map { "\($0)" } ?? "open")"
      let found =
        "\(verdict.infectiousFrom.map { "\($0)" } ?? "unknown") to \(verdict.infectiousUntil.map { "\($0)" } ?? "open")"
      if expected != found {
        add(
          example.line, "example-fails", "'\(example.name)' should be infectious from \(expected) and is from \(found)")
      }
    }
  }
}
