import ArgumentParser
import Criteria
import Store
import Subsidies

struct SupportPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Policies of support: list, show, check, adopt.",
    subcommands: [SupportPolicyList.self, SupportPolicyShow.self, SupportPolicyCheck.self, SupportPolicyAdopt.self])
}

struct SupportPolicyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the files of policies, or with --database those that are in force.",
    discussion: """
      Example:
        zonal support policy list
        zonal support policy list --database city.zonal
      """)
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      guard database.database != nil else {
        let library = SupportPages.library
        for id in library.ids { Console.line("\(id)  \(try library.policies(id).title.english)") }
        return
      }
      let adopted = try database.look { try $0.read { try AdoptedSupportPolicies.last($0) } }
      for file in adopted.files {
        Console.line("\(file.policies.id) \(file.policies.version)  row \(file.number)  sha256 \(file.digest)")
      }
      Console.line(SupportPages.policies(adopted.catalogue))
    }
  }
}

struct SupportPolicyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a file of policies says, with its citations.",
    discussion: """
      Example:
        zonal support policy show vn-68-2021
      """)
  @Argument(help: "Id of a file in geodata/criteria/support, or a path.") var policies: String

  func run() throws {
    try Failure.reporting { Console.line(SupportPages.file(try SupportPages.library.policies(policies))) }
  }
}

struct SupportPolicyCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a file of policies with all its examples.",
    discussion: """
      Example:
        zonal support policy check vn-68-2021
      """)
  @Argument(help: "Id of a file in geodata/criteria/support, or a path.") var policies: String

  func run() throws {
    try Failure.reporting {
      let file = try SupportPages.library.policies(policies)
      let findings = SupportChecker.check(file)
      for finding in findings { Console.line("\(finding)") }
      guard findings.isEmpty else { throw Failure.unusable }
      Console.line("\(file.id): sound, \(file.examples.count) examples")
    }
  }
}

struct SupportPolicyAdopt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Adopt a file of policies from now on; several are in force at once.",
    discussion: """
      Its text is kept as it is, and takes the place of one of the same id. No claim changes by it. A publisher adopts it.

      Example:
        zonal support policy adopt vn-68-2021 --as binh --database city.zonal
      """)
  @Argument(help: "Id of a file in geodata/criteria/support, or a path.") var policies: String
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let (file, text) = try SupportPages.library.load(policies)
      try database.use { open in
        let access = try open.access(.support)
        let row = try open.file.write { try AdoptedSupportPolicies.adopt(text, file: file.file, by: access, $0) }
        Console.line("\(file.id) \(file.version) is in force, row \(row)")
      }
    }
  }
}
