import ArgumentParser
import Permits
import Surveillance

struct PermitReevaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reevaluate",
    abstract: "Look at all live permits by the map and the rules of now: suspend, revoke, give notice, let hold again.",
    discussion: """
      The server does it after each publication, decree and change of rules. Decisions on a map that was corrected are listed for review
      ('zonal permit list reviews').

      Example:
        zonal permit reevaluate --as binh --database city.zonal
      """)
  @OptionGroup var arguments: PermitArguments

  func run() throws {
    try arguments.use { office in
      let result = try office.office.reevaluate(office.rules(), by: office.access)
      Console.line(
        "\(result.looked) live permits: \(result.suspended) suspended, \(result.revoked) revoked, "
          + "\(result.reinstated) hold again, \(result.notices) given notice, \(result.expired) expired; "
          + "\(result.reviews) decisions on corrected maps to review")
    }
  }
}
