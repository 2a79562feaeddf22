import Criteria
import Permits
import SpatialCore

extension CheckpointPage {
  /// What verdicts say, from the program's own checker, so that page and program say the same.
  static var words: JSONValue {
    [
      "valid": pair(CheckVerdict.validWords),
      "reasons": object(CheckReason.allCases.map { ($0.rawValue, $0.words) }),
      "notes": object(CheckVerdict.Note.allCases.map { ($0.rawValue, $0.words) }),
      "bundles": object(CheckBundleError.allCases.map { ($0.rawValue, $0.words) }),
    ]
  }

  private static func pair(_ words: Localized) -> JSONValue { [.string(words.vietnamese), .string(words.english)] }

  private static func object(_ words: [(String, Localized)]) -> JSONValue {
    .object(words.map { JSONMember($0.0, pair($0.1)) })
  }
}
