import ArgumentParser
import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance
import Vaccination

struct VaccinationInvite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite",
    abstract: "Invite people to a session, show who is invited, or note what became of an invitation.",
    discussion: """
      Invited are people of your wards to whom the session's product can be given on its day: first those of the wards whose published
      level is highest, among them by priority group, then the older, then who has waited longest. --least-rank leaves calm wards out.

      Example:
        zonal vaccination invite 3 --least-rank 1 --as chi --database city.zonal
        zonal vaccination invite 3 --show --as chi --database city.zonal
        zonal vaccination invite --invitation 17 --state came --as chi --database city.zonal
      """)
  @Argument(help: "Number of the session.") var session: Int?
  @Option(help: "The least rank of a ward's published level whose people are invited; 0 is the lowest level.")
  var leastRank = 1
  @Option(help: "How many at the most (default: all free places).") var most: Int?
  @Flag(help: "Show the people who are invited; the reading is in the log.") var show = false
  @Option(help: "Number of an invitation whose state changes.") var invitation: Int?
  @Option(
    help: "What became of it: accepted, came, missed or withdrawn.", transform: parseWord) var state: InvitationState?
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws {
    if (invitation == nil) != (state == nil) { throw ValidationError("--invitation and --state go together") }
    if (session == nil) == (invitation == nil) { throw ValidationError("name a session, or an invitation") }
    if let most, most < 1 { throw ValidationError("--most is 1 or more") }
  }

  func run() throws {
    try arguments.use { open in
      if let invitation, let state {
        try open.office.change(invitation: invitation, to: state, by: open.access)
        return Console.line("invitation \(invitation): \(state.rawValue)")
      }
      guard let session else { return }
      if show { return print(try open.office.invitations(toSession: session, by: open.access), open) }
      let snapshot = try open.open.file.read { reading in
        try ZoneSnapshot(open.vintage, index: WardIndex(wards: open.vintage.wards), reading)
      }
      let invitations = try open.office.invite(
        toSession: session, WardUrgency(snapshot, at: DatabaseArguments.now()), leastRank: leastRank, most: most,
        on: open.today, by: open.access)
      let wards = Set(invitations.map(\.ward)).count
      Console.line(
        "\(invitations.count) people of \(wards) wards are invited to session \(session), by revision \(snapshot.revision)"
      )
    }
  }

  private func print(_ invitations: [Invitation], _ open: OpenVaccination) {
    var rows = [["invitation", "ward", "dose", "state", "name", "phone"]]
    for invitation in invitations {
      rows.append([
        String(invitation.number), open.code(ofRow: invitation.ward), String(invitation.dose),
        invitation.state.rawValue, invitation.person?.name ?? "", invitation.person?.phone ?? "",
      ])
    }
    Console.line(Console.table(rows, right: [0, 2]))
  }
}
