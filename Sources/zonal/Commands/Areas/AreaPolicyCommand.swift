import ArgumentParser
import Criteria
import EpidemicAreas
import Quantities
import Store

struct AreaPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Adopt a policy of epidemic areas, or show the one that is in force.",
    discussion: """
      Its text is kept as it is, so that what was decided by it can be read later. A publisher adopts it.

      Example:
        zonal area policy hanoi-areas-2021 --as binh --database city.zonal
      """)
  @Argument(help: "Id of a policy in geodata/criteria/areas, or a file; without it the adopted one is shown.")
  var policy: String?
  @OptionGroup var arguments: AreaArguments

  func run() throws {
    try arguments.use { office in
      if let policy {
        guard let library = AreaPolicyLibrary.shipped else { throw EpidemicAreaError.unknownPolicy(policy, known: []) }
        let (loaded, text) = try library.load(policy)
        try office.open.file.write {
          _ = try AdoptedAreaPolicy.adopt(text, file: loaded.file, by: office.access, $0)
        }
      }
      let adopted = try office.policy()
      Console.line("\(adopted.policy.id) \(adopted.policy.version): \(adopted.policy.title.english)")
      Console.line("sha256 \(adopted.digest)")
      for period in adopted.policy.periods {
        Console.line("holds from \(period.from)\(period.until.map { " until \($0)" } ?? "") (\(period.citation))")
      }
    }
  }
}
