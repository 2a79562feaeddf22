import Foundation
import Quantities

/// The figures of a proposal as the table keeps them: JSON.
struct StoredFigures: Codable {
  private struct Row: Codable {
    var label: String
    var people: Int
    var others: Int
    var added: Int
    var addedOthers: Int
    var ground: Int
  }

  var cases: Int
  var first: Int32
  var last: Int32
  private var rows: [Row]

  static func text(_ suggestion: AreaSuggestion) -> String {
    let stored = StoredFigures(
      cases: suggestion.cases, first: suggestion.firstCase.number, last: suggestion.lastCase.number,
      rows: suggestion.rows.map {
        Row(
          label: $0.label, people: $0.people, others: $0.estimatedOthers, added: $0.added,
          addedOthers: $0.addedOthers, ground: $0.ground)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers only: nothing that could fail.
    return String(decoding: try! encoder.encode(stored), as: UTF8.self)
  }

  /// - Throws: `EpidemicAreaError.unreadable`.
  static func suggestion(
    _ text: String, kind: AreaKind, name: String, place: AreaPlace, wards: [AreaWard]
  ) throws(EpidemicAreaError) -> AreaSuggestion {
    guard let stored = try? JSONDecoder().decode(StoredFigures.self, from: Data(text.utf8)) else { throw .unreadable }
    return AreaSuggestion(
      kind: kind, name: name, place: place, wards: wards, cases: stored.cases, firstCase: Day(number: stored.first),
      lastCase: Day(number: stored.last),
      rows: stored.rows.map {
        SuggestionRow(
          label: $0.label, people: $0.people, estimatedOthers: $0.others, added: $0.added, addedOthers: $0.addedOthers,
          ground: $0.ground)
      })
  }
}
