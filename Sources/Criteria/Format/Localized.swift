/// A text in the languages that maps and pages are made in.
public struct Localized: Hashable, Sendable {
  public var english: String
  public var vietnamese: String

  public init(english: String, vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }
}
