public import Criteria
public import Quantities

/// One reason of a decision: a code for programs, the facts, and the words for people.
public struct PermitReason: Hashable, Sendable {
  /// What it is, for programs, such as `destination-level`; closed, see `PermitReason.codes`.
  public var code: String
  /// In Vietnamese and English, complete sentences that name the ward, the level, the day.
  public var words: Localized
  /// Of the rule that it comes from; empty where none does.
  public var citation: String
  /// Number of the ward that it is about.
  public var ward: Int?
  /// Id of the level or of the decree's level.
  public var level: String?
  /// The decree that gives the level.
  public var decree: String?
  /// From when it holds, where that is not the beginning of the journey's time.
  public var from: Moment?

  public init(
    code: String, words: Localized, citation: String = "", ward: Int? = nil, level: String? = nil,
    decree: String? = nil, from: Moment? = nil
  ) {
    self.code = code
    self.words = words
    self.citation = citation
    self.ward = ward
    self.level = level
    self.decree = decree
    self.from = from
  }
}
