import Criteria
import Quantities
import SpatialCore
import Surveillance

/// What all answers of the ward office are made of: days, times, wards, words.
enum WardText {
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
  static func flag(_ flag: Bool?) -> JSONValue { flag.map { .bool($0) } ?? .null }
  static func day(_ day: Day?) -> JSONValue { text(day?.description) }
  static func instant(_ instant: Instant?) -> JSONValue { text(instant.map { "\($0)" }) }

  /// Hundredths or tenths of something as a number.
  static func share(_ value: Int?, of parts: Int) -> JSONValue {
    guard let value else { return .null }
    return value % parts == 0 ? .number(String(value / parts)) : .number(String(Double(value) / Double(parts)))
  }

  static func words(_ words: Localized) -> JSONValue {
    ["vi": .string(words.vietnamese), "en": .string(words.english)]
  }
  static func words(_ words: (vi: String, en: String)) -> JSONValue {
    ["vi": .string(words.vi), "en": .string(words.en)]
  }

  static func term(_ id: String, _ name: Localized) -> JSONValue {
    ["id": .string(id), "vi": .string(name.vietnamese), "en": .string(name.english)]
  }
  static func terms(_ terms: [RuleTerm]) -> JSONValue { .array(terms.map { term($0.id, $0.name) }) }

  /// The code of a ward by its row; `null` for wards of another vintage.
  static func ward(_ row: Int?, _ vintage: BoundaryVintage) -> JSONValue {
    text(row.flatMap(vintage.ward(row:)).map { vintage.wards[$0].code })
  }

  /// A reason in both languages with the text that it stands on.
  static func reason(_ code: String, _ words: Localized, _ citation: String) -> JSONValue {
    [
      "code": .string(code), "vi": .string(words.vietnamese), "en": .string(words.english),
      "citation": .string(citation),
    ]
  }
}
