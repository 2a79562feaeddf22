import ArgumentParser
import Permits
import Surveillance

struct PermitDecide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Agree to an application, refuse it, or see what the rules of now say of it.",
    discussion: """
      The rules are asked at the moment of the decision: what they refuse cannot be approved. Where the policy asks for it, a second
      officer must agree. Grounds of a refusal: \(OfficeReason.Refusal.allCases.map(\.rawValue).joined(separator: ", ")).

      Example:
        zonal permit decide 12 --approve --as chi --database city.zonal
        zonal permit decide 13 --refuse not-essential --as chi --database city.zonal
      """)
  @Argument(help: "Number of the application.") var number: Int
  @Flag(help: "Agree.") var approve = false
  @Option(help: "Refuse, for this ground.") var refuse: String?
  @Flag(help: "Decide by the rules and the map of now, and enter what they say.") var anew = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: PermitArguments

  func validate() throws {
    if [approve, refuse != nil, anew].count(where: { $0 }) != 1 {
      throw ValidationError("say one of --approve, --refuse GROUND, --anew")
    }
    if let refuse, OfficeReason.Refusal(rawValue: refuse) == nil {
      throw ValidationError(
        "'\(refuse)' is none of \(OfficeReason.Refusal.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  func run() throws {
    try arguments.use { office in
      let rules = try office.rules()
      if approve {
        _ = try office.office.approve(number, rules, by: office.access)
      } else if let ground = refuse.flatMap(OfficeReason.Refusal.init) {
        try office.office.refuse(number, because: ground, rules, by: office.access)
      } else {
        _ = try office.office.decideAnew(number, rules, by: office.access)
      }
      var filter = PermitFilter()
      filter.after = number - 1
      filter.limit = 1
      for row in try office.office.applications(filter, by: office.access) where row.number == number {
        Console.line(try PermitPage.application(row, rules, format))
      }
    }
  }
}
