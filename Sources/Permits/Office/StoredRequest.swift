import Foundation
import Quantities
import Surveillance

/// A journey as the tables keep it: JSON, with wards by their rows in `store_wards`, which say the vintage too.
struct StoredRequest: Codable {
  var group: String?
  var purpose: String
  var applicant: String
  var origin: Int
  var destination: Int
  var route: [Int]
  var from: Int64
  var until: Int64
  var hours: String
  var weekdays: [Int]
  var vehicle: String?
  var documents: [String]

  static func text(_ request: TravelRequest, _ vintage: BoundaryVintage) -> String {
    let stored = StoredRequest(
      group: request.group, purpose: request.purpose, applicant: request.applicant.rawValue,
      origin: vintage.row(request.origin), destination: vintage.row(request.destination),
      route: request.route.map { vintage.row($0) }, from: request.from.seconds, until: request.until.seconds,
      hours: request.hours.description, weekdays: request.weekdays.sorted(), vehicle: request.vehicle,
      documents: request.documents.sorted())
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Texts and numbers only: nothing that could fail.
    return String(decoding: try! encoder.encode(stored), as: UTF8.self)
  }

  /// - Throws: `PermitError.unreadable`, also where wards are of another vintage.
  static func request(_ text: String, _ vintage: BoundaryVintage) throws(PermitError) -> TravelRequest {
    guard let stored = try? JSONDecoder().decode(StoredRequest.self, from: Data(text.utf8)),
      let applicant = TravelRequest.Applicant(rawValue: stored.applicant), let hours = ClockSpan(stored.hours),
      let origin = vintage.ward(row: stored.origin), let destination = vintage.ward(row: stored.destination)
    else { throw .unreadable }
    var route: [Int] = []
    for row in stored.route {
      guard let ward = vintage.ward(row: row) else { throw .unreadable }
      route.append(ward)
    }
    return TravelRequest(
      group: stored.group, purpose: stored.purpose, applicant: applicant, origin: origin, destination: destination,
      route: route, from: Moment(seconds: stored.from), until: Moment(seconds: stored.until), hours: hours,
      weekdays: Set(stored.weekdays), vehicle: stored.vehicle, documents: Set(stored.documents))
  }
}
