import ArgumentParser
import Criteria
import Permits
import Store

struct PermitPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Adopt a permit policy, or show the one that is in force.",
    discussion: """
      Its text is kept as it is, so that what was decided by it can be read later. A publisher adopts it.

      Example:
        zonal permit policy hanoi-2021 --as binh --database city.zonal
      """)
  @Argument(help: "Id of a policy in geodata/criteria/permits, or a file; without it the adopted one is shown.")
  var policy: String?
  @OptionGroup var arguments: PermitArguments

  func run() throws {
    try arguments.use { office in
      if let policy {
        guard let library = PolicyLibrary.shipped else {
          throw PermitError.unknownPolicy(policy, known: [])
        }
        let (loaded, text) = try library.load(policy)
        try office.open.file.write {
          _ = try AdoptedPolicy.adopt(
            text, file: loaded.file, by: office.access, $0)
        }
      }
      let adopted = try office.open.file.read { try AdoptedPolicy.last($0) }
      Console.line("\(adopted.policy.id) \(adopted.policy.version): \(adopted.policy.title.english)")
      Console.line("sha256 \(adopted.digest)")
      for period in adopted.policy.periods {
        Console.line("holds from \(period.from)\(period.until.map { " until \($0)" } ?? "") (\(period.citation))")
      }
    }
  }
}
