import ArgumentParser
import Cases
import Epidemiology
import Quantities
import Registry
import Store

struct CaseAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Enter a person, or correct what was said of one.",
    discussion: """
      The person is typed on standard input, lines of 'identifier: …' and 'name: …' (and phone, address, notes); whoever has an identifier
      is looked up in the register. What is not known is left out: no day is made up. With --correct what is not named stays as it is, and
      the person stays too unless something is typed.

      Example:
        zonal case add --ward 00001 --reported 2021-08-02 --onset 2021-07-31 --asked-exposures --database city.zonal < person.txt
        zonal case add --correct 7 --onset 2021-07-30 --database city.zonal < /dev/null
      """)

  @Option(help: "Code of the ward where the person lives.") var ward: String?
  @Option(help: "Code of the ward where the person was found, if it is another.") var reportWard: String?
  @Option(help: "Day of the report.") var reported: String?
  @Option(help: "First day with symptoms.") var onset: String?
  @Option(help: "Last day of exposure.") var exposed: String?
  @Option(help: "Year of birth.") var birthYear: Int?
  @Option(help: "Age in years.") var age: Int?
  @Option(help: "m, f or other.") var sex: String?
  @Option(help: "community, imported or quarantined.") var transmission: String?
  @Option(help: "Doses of vaccine.") var doses: Int?
  @Option(help: "Day of the last dose.") var lastDose: String?
  @Option(help: "Day of recovery from an earlier infection.") var recovered: String?
  @Flag(help: "The person was asked about all exposures.") var askedExposures = false
  @Flag(help: "The person was asked about all symptoms.") var askedSymptoms = false
  @Option(help: "Number of the record to correct.") var correct: Int?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func validate() throws {
    if correct == nil, reported == nil { throw ValidationError("give the day of the report with --reported") }
  }

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let before = try correct.map { try cases.office.details($0, to: cases.access) }
      var facts = before?.record.facts ?? CaseFacts(reportDay: cases.today)
      facts.residence = try cases.ward(ward, rules) ?? facts.residence
      facts.reportWard = try cases.ward(reportWard, rules) ?? facts.reportWard
      facts.reportDay = try cases.day(reported, "--reported") ?? facts.reportDay
      facts.onset = try cases.day(onset, "--onset") ?? facts.onset
      facts.exposure = try cases.day(exposed, "--exposed") ?? facts.exposure
      facts.lastDose = try cases.day(lastDose, "--last-dose") ?? facts.lastDose
      facts.recovered = try cases.day(recovered, "--recovered") ?? facts.recovered
      facts.birthYear = birthYear ?? facts.birthYear
      facts.age = age ?? facts.age
      facts.doses = doses ?? facts.doses
      if let sex { facts.sex = try cases.word(sex, "sex", ["m", "f", "other"]) { Sex($0) } }
      if let transmission {
        facts.transmission = try cases.word(transmission, "transmission", Transmission.allCases.map(\.name)) { name in
          Transmission.allCases.first { $0.name == name }
        }
      }
      facts.askedExposures = facts.askedExposures || askedExposures
      facts.askedSymptoms = facts.askedSymptoms || askedSymptoms
      let person = try CaseForm().person
      let receipt =
        if let correct {
          try cases.office.correct(
            correct, facts, person: person.isEmpty ? nil : person, rules, by: cases.access)
        } else {
          try cases.office.enter(person, facts, rules, by: cases.access)
        }
      Console.line(CasePage(rules: rules, format: format).receipt(receipt))
    }
  }
}
