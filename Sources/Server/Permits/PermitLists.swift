import Epidemiology
import HTTPTypes
import Hummingbird
import NIOCore
import Permits
import Quantities
import SpatialCore
import Store
import Surveillance

/// Employers and their lists of staff. The tax number comes in a body once; afterwards the employer has a number here.
struct PermitLists: EndpointGroup {
  let desk: PermitDesk

  /// Of a list; the setting largest-body may say less.
  static let largest = 4 << 20
  private static let employerForm = #"{"tax_number": "0100109106", "name": "Công ty Nước sạch"}"#

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .post, "/permits/employers", operation: "addPermitEmployer", tag: PermitDesk.tag,
        summary: "The number of an employer by its tax number; it is made when it is new.",
        body: Endpoint.Body(type: "application/json", schema: "permitEmployer", largest: PermitIntake.largest),
        answers: [
          Endpoint.Answer(200, "The number.", [("application/json", "permitEmployerNumber")]),
          Endpoint.Answer(422, "What the body names cannot be used.", []),
        ], access: .rights([.issuePermits])
      ) { call in try await employer(call) },
      Endpoint(
        .post, "/permits/lists", operation: "sendPermitList", tag: PermitDesk.tag,
        summary:
          "An employer's list of staff: an application for each row. What is wrong in a row is a finding, and the others are taken.",
        parameters: [
          Parameter("employer", .integer(1...Int(Int32.max)), required: true, "Number of the employer.", example: "3"),
          Parameter(
            "purpose", .text(pattern: nil, longest: 100), required: true,
            "Id of the policy's purpose, for rows that name none.",
            example: "work"),
          Parameter(
            "begins", .instant, required: true, "From when, by the city's clock.", example: "2021-09-08"),
          Parameter("ends", .instant, required: true, "Until before when.", example: "2021-09-15"),
        ], body: Endpoint.Body(type: "text/csv", schema: "permitStaff", largest: Self.largest),
        answers: [
          Endpoint.Answer(
            200, "Of each row the reference and the state, or what is wrong with it.",
            [("application/json", "permitListAnswer")]),
          Endpoint.Answer(422, "The file cannot be read, or names an employer that there is not.", []),
        ], access: .rights([.issuePermits])
      ) { call in try await list(call) },
    ]
  }

  private func employer(_ call: Call) async throws -> Response {
    let body = try await PermitFields(
      call, upTo: PermitIntake.largest, names: ["tax_number", "name", "quota"], form: Self.employerForm)
    let tax = try body.text("tax_number", longest: 20)
    guard Employers.taxNumber(tax) != nil else {
      throw body.refuseContent("tax_number", "is no tax number; it has 10 digits, or 13 for a branch")
    }
    let name = try body.text("name", longest: 200)
    let quota = try body.optionalInteger("quota", 0...1_000_000)
    let employers = try desk.employers()
    let number = try await desk.act(call.identity) { [desk] _, _, access in
      try desk.zones.database.write { writing in
        let number = try employers.number(ofTaxNumber: tax, name: name, quota: nil, writing)
        // Only who issues for the whole city says how many permits an employer may have.
        if let quota { try employers.set(quota: quota, ofEmployer: number, by: access, writing) }
        return number
      }
    }
    return PermitDesk.reply(["employer": PermitText.number(number)]).response(to: call)
  }

  /// A row that became an application.
  private struct Row: Sendable {
    var row: Int
    var receipt: Receipt
  }

  private func list(_ call: Call) async throws -> Response {
    guard call.request.headers[.contentType]?.lowercased().hasPrefix("text/csv") == true else {
      throw Problem(.unsupportedMediaType, "Not CSV", "send the list as text/csv")
    }
    let bytes = Array(try await call.body(upTo: Self.largest).readableBytesView)
    let (employer, purpose) = (call.integer("employer")!, call.text("purpose")!)
    let offset = desk.zones.latest.snapshot.clockOffset
    let (from, until) = (try moment("begins", call, offset), try moment("ends", call, offset))
    guard from < until else { throw Problem.parameter("ends", "ends must be after begins") }
    let answer = try await desk.act(call.identity) { office, kept, access in
      guard kept.rules.edition.name(ofPurpose: purpose) != nil else {
        throw Problem(
          .unprocessableContent, "Unknown name", "purpose names none of the policy; /permits/policy has them",
          parameter: "purpose")
      }
      var reader = EmployerList(
        office, kept.rules, employer: employer, purpose: purpose, from: from, until: until, actor: access.officer.name,
        sink: try FindingSink(path: nil))
      var findings: [Finding] = []
      reader.found = { findings += $0 }
      var rows: [Row] = []
      let counts: EmployerList.Counts
      do {
        counts = try reader.run(try DelimitedFile(bytes: bytes, name: "list")) { entered in
          rows += entered.map { Row(row: $0.row, receipt: $0.receipt) }
        }
      } catch let error as StoreError {
        // The list names its employer first of all.
        guard case .constraint = error, rows.isEmpty else { throw error }
        throw Problem(
          .unprocessableContent, "Unknown name",
          "there is no employer of this number; /permits/employers gives numbers",
          parameter: "employer")
      }
      return Self.json(counts, rows, findings)
    }
    return PermitDesk.reply(answer).response(to: call)
  }

  private func moment(_ name: String, _ call: Call, _ offset: Int) throws(Problem) -> Moment {
    guard let moment = Moment(call.text(name)!, offset: offset) else {
      throw .parameter(name, "\(name) must be a day or a time by the city's clock, for example 2021-09-08T06:00")
    }
    return moment
  }

  private static func json(_ counts: EmployerList.Counts, _ rows: [Row], _ findings: [Finding]) -> JSONValue {
    [
      "rows": PermitText.number(counts.rows), "rejected": PermitText.number(counts.rejected),
      "applications": .array(
        rows.map { row in
          let codes = row.receipt.decision.reasons.map(\.code).filter { !PermitOffice.internalCodes.contains($0) }
          return [
            "row": PermitText.number(row.row), "application": PermitText.number(row.receipt.number),
            "reference": .string(row.receipt.reference), "state": .string(row.receipt.state.rawValue),
            "codes": .array(codes.map { .string($0) }),
          ]
        }),
      "findings": .array(
        findings.map { finding in
          [
            "row": PermitText.number(finding.row), "column": .string(finding.column),
            "code": .string(finding.code.rawValue), "message": .string(finding.message),
          ]
        }),
    ]
  }
}
