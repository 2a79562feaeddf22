/// What a person under follow-up is taken for.
public enum CaseClass: Int, CaseIterable, Sendable {
  case contact = 0
  case suspected = 1
  case probable = 2
  case confirmed = 3
  case discarded = 4
  /// Nothing could be decided yet: counted nowhere, and on the list of what is to be done.
  case unclassified = 5

  public var name: String {
    switch self {
    case .contact: "contact"
    case .suspected: "suspected"
    case .probable: "probable"
    case .confirmed: "confirmed"
    case .discarded: "discarded"
    case .unclassified: "unclassified"
    }
  }

  public init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  public var words: (vi: String, en: String) {
    switch self {
    case .contact: ("người tiếp xúc", "contact")
    case .suspected: ("ca nghi ngờ", "suspected case")
    case .probable: ("ca có thể", "probable case")
    case .confirmed: ("ca xác định", "confirmed case")
    case .discarded: ("đã loại trừ", "discarded")
    case .unclassified: ("chưa phân loại", "not classified yet")
    }
  }
}
