import ArgumentParser
import Criteria
import Quantities
import Quarantine
import Store

struct QuarantinePolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Adopt a quarantine policy, show the one in force, or ask what it says of a person.",
    discussion: """
      Its text is kept as it is. No order changes by it: 'zonal quarantine differences' lists those that would be otherwise. A publisher
      adopts it.

      Example:
        zonal quarantine policy vn-covid-2021 --as binh --database city.zonal
        zonal quarantine policy --kind f1 --exposure 2022-03-01 --doses 2 --last-dose 2022-01-10 --as chi --database city.zonal
      """)
  @Argument(help: "Id of a policy in geodata/criteria/quarantine, or a file; without it the adopted one is shown.")
  var policy: String?
  @OptionGroup var person: QuarantineFactsArguments
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      if let policy {
        guard let library = QuarantineLibrary.shipped else {
          throw QuarantineError.unknownPolicy(policy, known: [])
        }
        let (loaded, text) = try library.load(policy)
        try open.open.file.write {
          _ = try AdoptedQuarantinePolicy.adopt(text, file: loaded.file, by: open.access, $0)
        }
      }
      if let facts = try person.facts() {
        let place = try person.place.map { try open.place($0) }
        let answer = try open.office.answer(for: facts, at: place, in: person.jurisdiction)
        return Console.line(QuarantinePage.answer(answer, open.format))
      }
      let adopted = try open.open.file.read { try AdoptedQuarantinePolicy.last($0) }
      Console.line("\(adopted.policy.id) \(adopted.policy.version): \(adopted.policy.title.english)")
      Console.line("sha256 \(adopted.digest)")
      for period in adopted.policy.periods {
        Console.line("holds from \(period.from)\(period.until.map { " until \($0)" } ?? "") (\(period.citation))")
      }
    }
  }
}

/// What the rules ask about a person, none of which says who it is.
struct QuarantineFactsArguments: ParsableArguments {
  @Option(help: "What the person is: \(PersonKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: String?
  @Option(help: "Day of the last exposure or of the entry; of the first positive sample for an F0.") var exposure:
    String?
  @Option(help: "Jurisdiction in the policy.") var jurisdiction = QuarantinePolicy.national
  @Option(help: "home, centralised or hospital.") var place: String?
  @Option(help: "How many doses were given.") var doses: Int?
  @Flag(inversion: .prefixedNo, help: "All doses of the series were given.") var complete: Bool?
  @Option(help: "Day of the last dose.") var lastDose: String?
  @Option(help: "Day since which the person counts as recovered.") var recovered: String?
  @Option(help: "Hours from the sample of a negative PCR to the entry.") var negativePcrHours: Int?
  @Flag(inversion: .prefixedNo, help: "Whether there are symptoms.") var symptoms: Bool?
  @Option(help: "Ct value of the positive sample, as 30.5.") var ct: Double?

  /// - Returns: `nil` when no kind is named.
  func facts() throws -> QuarantineFacts? {
    guard let kind else { return nil }
    guard let kind = PersonKind(rawValue: kind) else {
      throw QuarantineError.unknown(what: "kind of person", name: kind, known: PersonKind.allCases.map(\.rawValue))
    }
    guard let exposure else { throw ValidationError("--exposure is needed: the day by which the rule is picked") }
    if let ct, !(0...60).contains(ct) { throw ValidationError("--ct is from 0 to 60") }
    return QuarantineFacts(
      kind: kind, exposure: try parseDay(exposure), doses: doses, isSeriesComplete: complete,
      lastDose: try lastDose.map(parseDay), recovered: try recovered.map(parseDay), negativePCRHours: negativePcrHours,
      hasSymptoms: symptoms, ctTenths: ct.map { Int(($0 * 10).rounded(.down)) })
  }
}
