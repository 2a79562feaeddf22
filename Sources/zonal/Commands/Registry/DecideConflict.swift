import ArgumentParser
import Registry
import Store

struct DecideConflict: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Say which version holds; the other one stays readable in the citizen's history.",
    discussion: """
      Example:
        zonal conflicts decide 3 --merge phone,address --reason "called them" --as chi --purpose register-upkeep \\
          --database city.zonal
      """)
  @Argument(help: "Number of the conflict.") var number: Int
  @Flag(help: "What is recorded stays.") var keep = false
  @Flag(help: "What the other source says is taken.") var take = false
  @Option(
    help: ArgumentHelp("These fields are taken, the other contested ones stay: name,phone.", valueName: "fields"),
    transform: { text in
      let names = text.split(separator: ",").map(String.init)
      let fields = names.compactMap { name in CitizenField.allCases.first { "\($0)" == name } }
      guard !fields.isEmpty, fields.count == names.count else {
        throw ValidationError(
          "'\(text)' are no fields; there are \(CitizenField.allCases.map { "\($0)" }.joined(separator: ", "))")
      }
      return Set(fields)
    })
  var merge: Set<CitizenField>?
  @Option(help: "Why, in words that give nobody away: they stand in the decision log.") var reason: String
  @OptionGroup var personal: PersonalArguments

  func validate() throws {
    if [keep, take, merge != nil].count(where: { $0 }) != 1 {
      throw ValidationError("say one of --keep, --take, --merge FIELDS")
    }
  }

  func run() throws {
    try personal.use { _, access, city in
      let decision: ConflictDecision = merge.map { .merge(taking: $0) } ?? (take ? .take : .keep)
      try city.register.decide(number, decision, reason: reason, access)
      Console.line("conflict \(number) is decided")
    }
  }
}
