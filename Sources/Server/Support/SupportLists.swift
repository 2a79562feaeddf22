import Epidemiology
import HTTPTypes
import Registry
import SpatialCore
import Subsidies

/// Files that officers bring in: an employer's list of claims, and payments that came back.
///
/// A row that cannot be taken is told with its number in the file and the reason, and what stands in it is not repeated.
struct SupportLists: EndpointGroup {
  let desk: WardDesk

  /// Of a body with a file in it; the setting largest-body may say less.
  static let largest = 4 << 20

  var schemas: [(name: String, schema: JSONValue)] { SupportSchemas.lists }

  var endpoints: [Endpoint] {
    [
      desk.post(
        "/support/lists", "enterSupportList", SupportRoom.deciding,
        "Takes an employer's list, a claim for each row that can be taken; the others are told with line and reason, and can come again.",
        takes: WardDesk.Takes(
          "supportList", ["policy", "ward", "employer", "papers", "file"],
          #"{"policy": "furloughed", "ward": "00004", "employer": "Công ty …", "file": "identifier,name,…\n…"}"#,
          upTo: Self.largest),
        answers: "supportListReceipt", isPersonal: true
      ) { _, body, frame in
        let list = try Self.reading { try EmployerList(Self.file(body)) }
        let receipt = try frame.support.enter(
          list, of: try body.tidy("employer", longest: 140), policy: try body.text("policy", longest: 64),
          ward: try body.ward("ward", frame.vintage), papers: Set(try body.texts("papers", most: 50)), by: frame.access)
        return [
          "list": WardText.number(receipt.number), "rows": WardText.number(list.rows),
          "ignored_columns": .array(list.ignored.map { .string($0) }),
          "claims": .array(
            receipt.claims.map { row, one in
              [
                "row": WardText.number(row), "claim": WardText.number(one.claim.number),
                "state": .string(one.claim.state.rawValue), "register": .string(one.register.rawValue),
                "missing_papers": .array(one.missingPapers.map { .string($0) }),
              ]
            }),
          "findings": .array(receipt.findings.map { Self.finding($0.row, nil, $0.code.rawValue, $0.message) }),
        ]
      },
      desk.post(
        "/support/returned", "returnSupportPayments", SupportRoom.paying,
        "Takes a bank's file of payments that came back, with the columns reference, day and reason; rows = returned + repeated + findings.",
        takes: WardDesk.Takes(
          "supportReturnedFile", ["file"], #"{"file": "reference,day,reason\n…"}"#, upTo: Self.largest),
        answers: "supportReturnedCounts"
      ) { _, body, frame in
        let counts = try Self.reading {
          try ReturnedPayments(frame.support).take(Self.file(body), by: frame.access)
        }
        return [
          "rows": WardText.number(counts.rows), "returned": WardText.number(counts.returned),
          "repeated": WardText.number(counts.repeated),
          "findings": .array(counts.findings.map { Self.finding($0.row, $0.column, $0.column, $0.message) }),
        ]
      },
    ]
  }

  private static func file(_ body: PermitFields) throws -> DelimitedFile {
    guard case .string(let text)? = body.value("file"), !text.isEmpty else {
      throw body.refuse("file", "the text of a file with a header")
    }
    return try DelimitedFile(bytes: Array(text.utf8), name: "file")
  }

  /// Says of a file that cannot be read why.
  private static func reading<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as IntakeError {
      throw Problem(.unprocessableContent, "File cannot be read", "\(error)", parameter: "file")
    }
  }

  private static func finding(_ row: Int, _ column: String?, _ code: String, _ message: String) -> JSONValue {
    [
      "row": WardText.number(row), "column": WardText.text(column), "code": .string(code), "message": .string(message),
    ]
  }
}
