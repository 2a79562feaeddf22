import Quantities
import TestSupport

@testable import Cases

/// The same people, made up, as each of the three acts of Viet Nam sees them.
enum ThreeActs {
  struct Person: Sendable {
    var name: String
    /// What is known, told in days before the report.
    var evidence: @Sendable (Day) -> CaseEvidence
  }

  private static func met(_ kind: ContactKind, _ day: Day, _ closeness: Closeness = Closeness())
    -> CaseEvidence.Encounter
  {
    CaseEvidence.Encounter(kind: kind, from: day - 2, until: day - 2, closeness: closeness)
  }

  private static func test(_ number: Int, _ kind: CaseTest.Kind, _ result: CaseTest.Result, _ day: Day, _ hour: Int)
    -> CaseTest
  {
    CaseTest(
      number: number, kind: kind, result: result, sampledAt: Instant(Moment(day, second: hour * 3600), offset: 25_200))
  }

  private static func asked(_ day: Day, _ change: (inout CaseEvidence) -> Void) -> CaseEvidence {
    var evidence = CaseEvidence(reportDay: day, askedExposures: true, askedSymptoms: true)
    change(&evidence)
    return evidence
  }

  static let people = [
    Person(name: "PCR positive, no symptoms") { day in asked(day) { $0.tests = [test(1, .pcr, .positive, day, 8)] } },
    Person(name: "antigen positive, nothing else") { day in
      asked(day) { $0.tests = [test(1, .antigen, .positive, day, 8)] }
    },
    Person(name: "lives with a case, no symptoms") { day in
      asked(day) {
        $0.encounters = [met(.household, day)]
        $0.distance = 1
      }
    },
    Person(name: "lives with a case, fever") { day in
      asked(day) {
        $0.encounters = [met(.household, day)]
        $0.symptoms = ["fever": true]
        $0.distance = 1
      }
    },
    Person(name: "lives with a case, fever and cough") { day in
      asked(day) {
        $0.encounters = [met(.household, day)]
        $0.symptoms = ["fever": true, "cough": true]
        $0.distance = 1
      }
    },
    Person(name: "lives with a case, antigen positive") { day in
      asked(day) {
        $0.encounters = [met(.household, day)]
        $0.tests = [test(1, .antigen, .positive, day, 8)]
        $0.distance = 1
      }
    },
    Person(name: "150 cm from a case unmasked, antigen positive") { day in
      asked(day) {
        $0.encounters = [met(.workplace, day, Closeness(distance: 150, masked: false, minutes: 30, touched: false))]
        $0.tests = [test(1, .antigen, .positive, day, 8)]
      }
    },
    Person(name: "same bus as a case at 6 m, fever and headache") { day in
      asked(day) {
        $0.encounters = [met(.vehicle, day, Closeness(distance: 600, touched: false))]
        $0.symptoms = ["fever": true, "headache": true]
      }
    },
    Person(name: "link, two antigen positives 7 hours apart") { day in
      asked(day) {
        $0.exposures = [CaseExposure(kind: .confirmedCase, from: day - 3, until: day - 3)]
        $0.tests = [test(1, .antigen, .positive, day, 8), test(2, .antigen, .positive, day, 15)]
      }
    },
    Person(name: "from an outbreak area, no symptoms") { day in
      asked(day) { $0.exposures = [CaseExposure(kind: .outbreakArea, from: day - 5, until: day - 3)] }
    },
    Person(name: "SARI, no link") { day in asked(day) { $0.symptoms = ["sari": true] } },
    Person(name: "fever and cough, nobody asked about exposures") { day in
      CaseEvidence(reportDay: day, askedSymptoms: true, symptoms: ["fever": true, "cough": true])
    },
    Person(name: "PCR pending") { day in asked(day) { $0.tests = [test(1, .pcr, .pending, day, 8)] } },
    Person(name: "lives with a case, fever, PCR negative") { day in
      asked(day) {
        $0.encounters = [met(.household, day)]
        $0.symptoms = ["fever": true]
        $0.tests = [test(1, .pcr, .negative, day, 8)]
        $0.distance = 1
      }
    },
  ]

  /// Each person on the first day of each act.
  static func story(_ definitions: CaseDefinitions) throws -> String {
    var lines = [
      "What the case definitions of Viet Nam say of the same people on the first day of each act.",
      "Class by alternative; ? marks what leaves a question.",
    ]
    for person in people {
      lines.append("")
      lines.append(person.name)
      for definition in definitions.definitions {
        let verdict = try definitions.definition(on: definition.from.day).classify(person.evidence(definition.from.day))
        let met = verdict.reasons.filter { $0.outcome == .met }.map(\.rule)
        let open = verdict.reasons.filter { $0.outcome == .unknown }.map { "?" + $0.rule }
        let rules = (met + open).joined(separator: ", ")
        lines.append("  \(definition.id): \(verdict.caseClass.name)\(rules.isEmpty ? "" : " by \(rules)")")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
