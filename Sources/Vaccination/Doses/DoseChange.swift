import Foundation
public import Quantities

/// A change of a dose in its history, with what it was before.
public struct DoseChange: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case correct, withdraw, match
    case unmatch
    /// The source said it otherwise in a later delivery.
    case redelivered = "redeliver"

    public var words: (vi: String, en: String) {
      switch self {
      case .correct: ("sửa", "corrected")
      case .withdraw: ("hủy", "withdrawn")
      case .match: ("xác định người tiêm", "matched to a person")
      case .unmatch: ("bỏ xác định người tiêm", "match taken back")
      case .redelivered: ("nguồn gửi lại khác trước", "delivered otherwise by its source")
      }
    }
  }

  /// The version that the dose had before.
  public var version: Int
  public var kind: Kind
  public var ground: String
  /// What it was before, by name: days, product, lot, wards by their rows; nothing of the person.
  public var before: [String: String]
  public var at: Instant
  public var actor: String

  static func text(_ dose: DoseRecord) -> String {
    var facts: [String: String] = ["day": dose.facts.day.description, "product": dose.facts.product]
    facts["minute"] = dose.facts.minute.map(String.init)
    facts["number"] = dose.facts.number.map(String.init)
    facts["lot"] = dose.facts.lot.isEmpty ? nil : dose.facts.lot
    facts["site"] = dose.facts.site.isEmpty ? nil : dose.facts.site
    facts["ward"] = dose.facts.ward.map(String.init)
    facts["home"] = dose.facts.home.map(String.init)
    facts["citizen"] = dose.citizen.map(String.init)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts only: nothing that could fail.
    return String(decoding: try! encoder.encode(facts), as: UTF8.self)
  }

  /// - Throws: `VaccinationError.unreadable`.
  static func facts(_ text: String) throws(VaccinationError) -> [String: String] {
    guard let facts = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
      throw .unreadable
    }
    return facts
  }
}
