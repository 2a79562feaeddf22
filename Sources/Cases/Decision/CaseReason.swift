public import Criteria
import Foundation

/// What one alternative of a case definition, or whoever decided instead, contributed to a class.
public struct CaseReason: Hashable, Sendable {
  public enum Outcome: String, Codable, Sendable {
    /// It holds: the class follows from it.
    case met
    /// It does not hold, whatever is found out.
    case failed
    /// It may hold or not: something is not known.
    case unknown
  }

  /// Id of the alternative in the definition, `linked-symptoms`; `officer`, `source`, `contact` and the like where there is none.
  public var rule: String
  /// The edition of the definition, `vn-11042`; empty where none was applied.
  public var definition: String
  public var caseClass: CaseClass
  public var outcome: Outcome
  /// Its conditions that hold, those that do not, and those of which it is not known, in words.
  public var met: [Localized]
  public var missing: [Localized]
  public var unknown: [Localized]
  public var citation: String

  public init(
    rule: String, definition: String = "", caseClass: CaseClass, outcome: Outcome, met: [Localized] = [],
    missing: [Localized] = [], unknown: [Localized] = [], citation: String = ""
  ) {
    self.rule = rule
    self.definition = definition
    self.caseClass = caseClass
    self.outcome = outcome
    self.met = met
    self.missing = missing
    self.unknown = unknown
    self.citation = citation
  }
}

extension CaseReason {
  private struct Stored: Codable {
    struct Words: Codable {
      var en: String
      var vi: String
    }
    var rule: String
    var definition: String
    var caseClass: Int
    var outcome: Outcome
    var met: [Words]?
    var missing: [Words]?
    var unknown: [Words]?
    var citation: String
  }

  /// The reasons as tables keep them: JSON, readable for as long as the file is.
  public static func text(_ reasons: [CaseReason]) -> String {
    func words(_ all: [Localized]) -> [Stored.Words]? {
      all.isEmpty ? nil : all.map { Stored.Words(en: $0.english, vi: $0.vietnamese) }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let stored = reasons.map {
      Stored(
        rule: $0.rule, definition: $0.definition, caseClass: $0.caseClass.rawValue, outcome: $0.outcome,
        met: words($0.met), missing: words($0.missing), unknown: words($0.unknown), citation: $0.citation)
    }
    // Texts and numbers only: nothing that could fail.
    return String(decoding: try! encoder.encode(stored), as: UTF8.self)
  }

  /// - Throws: `CaseError.unreadable`.
  public static func reasons(_ text: String) throws(CaseError) -> [CaseReason] {
    func words(_ all: [Stored.Words]?) -> [Localized] {
      (all ?? []).map { Localized(english: $0.en, vietnamese: $0.vi) }
    }
    guard let stored = try? JSONDecoder().decode([Stored].self, from: Data(text.utf8)) else { throw .unreadable }
    var reasons: [CaseReason] = []
    for one in stored {
      guard let caseClass = CaseClass(rawValue: one.caseClass) else { throw .unreadable }
      reasons.append(
        CaseReason(
          rule: one.rule, definition: one.definition, caseClass: caseClass, outcome: one.outcome, met: words(one.met),
          missing: words(one.missing), unknown: words(one.unknown), citation: one.citation))
    }
    return reasons
  }
}
