import Criteria
import Foundation
import Quantities
import SpatialCore
import Surveillance

/// Reasons as the tables keep them: JSON, with wards by their codes, so that they can be read for as long as the file can.
struct StoredReason: Codable {
  var code: String
  var vi: String
  var en: String
  var citation: String?
  var ward: String?
  var level: String?
  var decree: String?
  var from: Int64?

  init(_ reason: PermitReason, _ vintage: BoundaryVintage?) {
    code = reason.code
    vi = reason.words.vietnamese
    en = reason.words.english
    citation = reason.citation.isEmpty ? nil : reason.citation
    ward = reason.ward.flatMap { number in vintage.map { $0.wards[number].code } }
    level = reason.level
    decree = reason.decree
    from = reason.from?.seconds
  }

  static func text(_ reasons: [PermitReason], _ vintage: BoundaryVintage?) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers only: nothing that could fail.
    return String(decoding: try! encoder.encode(reasons.map { StoredReason($0, vintage) }), as: UTF8.self)
  }

  /// - Throws: `PermitError.unreadable`.
  static func reasons(_ text: String, _ vintage: BoundaryVintage?) throws(PermitError) -> [PermitReason] {
    guard let stored = try? JSONDecoder().decode([StoredReason].self, from: Data(text.utf8)) else { throw .unreadable }
    return stored.map { stored in
      PermitReason(
        code: stored.code, words: Localized(english: stored.en, vietnamese: stored.vi), citation: stored.citation ?? "",
        ward: stored.ward.flatMap { code in vintage?.wards.firstIndex { $0.code == code } }, level: stored.level,
        decree: stored.decree, from: stored.from.map { Moment(seconds: $0) })
    }
  }
}
