public import Quantities

/// An exposure to something else than a person of these tables.
public struct CaseExposure: Hashable, Sendable {
  public enum Kind: Int, CaseIterable, Sendable {
    /// Stayed in or came from an area with an active outbreak.
    case outbreakArea = 0
    /// Met a confirmed case of elsewhere.
    case confirmedCase = 1

    public var name: String { self == .outbreakArea ? "outbreak-area" : "confirmed-case" }

    public init?(name: String) {
      guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = found
    }
  }

  /// Row of the table; 0 before it is kept.
  public var number: Int
  public var kind: Kind
  /// Row of `store_wards`.
  public var ward: Int?
  public var from: Day?
  public var until: Day?
  /// Where, in words; kept sealed.
  public var place: String

  public init(
    number: Int = 0, kind: Kind, ward: Int? = nil, from: Day? = nil, until: Day? = nil, place: String = ""
  ) {
    self.number = number
    self.kind = kind
    self.ward = ward
    self.from = from
    self.until = until
    self.place = place
  }
}
