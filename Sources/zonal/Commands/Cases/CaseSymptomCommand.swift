import ArgumentParser
import Cases
import Quantities
import Store

struct CaseSymptomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "symptom",
    abstract: "Enter symptoms that a person has, or does not have.",
    discussion: """
      Example:
        zonal case symptom 7 fever cough --from 2021-07-31 --database city.zonal
        zonal case symptom 7 --absent loss-of-smell --asked-all --database city.zonal
      """)
  @Argument(help: "Number of the record.") var number: Int
  @Argument(help: "Symptoms that the person has, as the definitions name them.") var present: [String] = []
  @Option(name: .customLong("absent"), parsing: .upToNextOption, help: "Symptoms that the person does not have.")
  var absent: [String] = []
  @Option(help: "First day.") var from: String?
  @Option(help: "Last day.") var until: String?
  @Flag(help: "The person was asked about all symptoms.") var askedAll = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func validate() throws {
    if present.isEmpty, absent.isEmpty, !askedAll { throw ValidationError("name symptoms, or say --asked-all") }
  }

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let (first, last) = (try cases.day(from, "--from"), try cases.day(until, "--until"))
      let symptoms =
        present.map { CaseSymptom($0, from: first, until: last) } + absent.map { CaseSymptom($0, isPresent: false) }
      Console.line(
        CasePage(rules: rules, format: format).receipt(
          try cases.office.enter(symptoms: symptoms, asksAll: askedAll, of: number, rules, by: cases.access)))
    }
  }
}
