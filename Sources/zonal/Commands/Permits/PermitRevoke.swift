import ArgumentParser
import Permits
import Surveillance

struct PermitRevoke: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Take a permit back, stop it, let it hold again, or enter that it was lost.",
    discussion: """
      Checkpoints know it with their next bundle. Grounds: \(OfficeReason.Withdrawal.allCases.map(\.rawValue).joined(separator: ", ")).

      Example:
        zonal permit revoke 3 --because misuse --as chi --database city.zonal
        zonal permit revoke 3 --suspend --because quarantine --as chi --database city.zonal
      """)
  @Argument(help: "Serial number of the permit.") var number: Int
  @Option(help: "Why.") var because: String
  @Flag(help: "Stop it for now.") var suspend = false
  @Flag(help: "Let a suspended one hold again.") var reinstate = false
  @OptionGroup var arguments: PermitArguments

  func validate() throws {
    guard OfficeReason.Withdrawal(rawValue: because) != nil else {
      throw ValidationError(
        "'\(because)' is none of \(OfficeReason.Withdrawal.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if suspend, reinstate { throw ValidationError("give --suspend or --reinstate, not both") }
  }

  func run() throws {
    try arguments.use { office in
      let ground = OfficeReason.Withdrawal(rawValue: because) ?? .misuse
      let change: PermitChange =
        suspend ? .suspended : reinstate ? .reinstated : ground == .lost ? .lost : .revoked
      try office.office.change(number, to: change, because: ground, office.rules(), by: office.access)
      Console.line("permit \(number) is \(change.rawValue)")
    }
  }
}
