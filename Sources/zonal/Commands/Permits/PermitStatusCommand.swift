import Criteria
import ArgumentParser
import Foundation
import Permits
import Surveillance

struct PermitStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Where an application stands, by the reference that the applicant was given.",
    discussion: """
      The reference is read from standard input, since whoever has it can ask. Documents that were missing can be added.

      Example:
        zonal permit status --database city.zonal < reference.txt
        zonal permit status --document work-contract --database city.zonal < reference.txt
      """)
  @Option(name: .customLong("document"), help: "Id of a document that is attached now; may be given again.")
  var documents: [String] = []
  @Flag(help: "Take the application back.") var withdraw = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: PermitArguments

  func run() throws {
    try arguments.use { office in
      let reference = readLine()?.trimmingCharacters(in: .whitespaces) ?? ""
      let rules = try office.rules()
      if withdraw { try office.office.withdraw(reference: reference, rules) }
      if !documents.isEmpty {
        let known = rules.policy.documents.map(\.id)
        if let unknown = Set(documents).subtracting(known).min() {
          throw PermitError.unknown(what: "document in the policy", name: unknown, known: known)
        }
        _ = try office.office.add(documents: Set(documents), toReference: reference, rules, actor: office.open.actor)
      }
      let status = try office.office.status(reference: reference, rules.vintage)
      Console.line(PermitPage.status(status, rules, format))
    }
  }
}
