import HTTPTypes
import SpatialCore
import Surveillance
import Vaccination

/// Who is invited to a session, in the order of priority, and what became of it.
struct VaccinationInvitations: EndpointGroup {
  let desk: WardDesk

  private static let inviting = WardDesk.Takes(
    "vaccinationInviting", ["least_rank", "most"], #"{"least_rank": 1, "most": 50}"#)
  private static let change = WardDesk.Takes("vaccinationInvitationState", ["state"], #"{"state": "came"}"#)
  private static let states: [(name: String, value: InvitationState)] = InvitationState.allCases.filter {
    $0 != .invited
  }.map { ($0.rawValue, $0) }

  var schemas: [(name: String, schema: JSONValue)] { VaccinationSessionSchemas.invitations }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/vaccination/sessions/{number}/invitations", "listInvitations", VaccinationRoom.reading,
        "A session, and who is invited to it, in the order in which they were; the reading is in the log.",
        parameters: [VaccinationSessions.number], answers: "vaccinationInvitations", isPersonal: true
      ) { call, frame in
        let number = call.integer("number")!
        let invitations = try frame.vaccination.invitations(toSession: number, by: frame.access)
        return [
          "session": VaccinationSessions.session(
            try frame.vaccination.session(number, by: frame.access), frame.vintage),
          "invitations": .array(invitations.map { Self.invitation($0, frame.vintage) }),
        ]
      },
      desk.post(
        "/vaccination/sessions/{number}/invitations", "invite", VaccinationRoom.recording,
        "Invites to a session: first those of the wards whose level is highest, then by priority group, then the older.",
        parameters: [VaccinationSessions.number], takes: Self.inviting, status: .created,
        answers: "vaccinationInvited"
      ) { [desk] call, body, frame in
        let urgency = try WardUrgency(try desk.zones.now().snapshot, at: frame.now)
        let invitations = try frame.vaccination.invite(
          toSession: call.integer("number")!, urgency, leastRank: body.optionalInteger("least_rank", 0...100) ?? 1,
          most: body.optionalInteger("most", 1...100_000), on: frame.today, by: frame.access)
        return [
          "invited": WardText.number(invitations.count), "wards": WardText.number(Set(invitations.map(\.ward)).count),
          "revision": WardText.number(urgency.revision),
        ]
      },
      desk.post(
        "/vaccination/invitations/{number}", "changeInvitation", VaccinationRoom.recording,
        "Notes what became of an invitation; one that is withdrawn gives its place back.",
        parameters: [WardDesk.number("invitation")], takes: Self.change, answers: "vaccinationInvitationChanged"
      ) { call, body, frame in
        let (number, state) = (call.integer("number")!, try body.choice("state", Self.states))
        try frame.vaccination.change(invitation: number, to: state, by: frame.access)
        return ["invitation": WardText.number(number), "state": .string(state.rawValue)]
      },
    ]
  }

  private static func invitation(_ invitation: Invitation, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "invitation": WardText.number(invitation.number), "ward": WardText.ward(invitation.ward, vintage),
      "dose": WardText.number(invitation.dose), "revision": WardText.number(invitation.revision),
      "state": .string(invitation.state.rawValue), "invited_at": WardText.instant(invitation.invited),
      "next": .array(
        InvitationState.allCases.filter(invitation.state.next.contains).map { .string($0.rawValue) }),
      "person": VaccinationText.person(invitation.person),
    ]
  }
}
