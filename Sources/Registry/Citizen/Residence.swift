public import Quantities

/// That somebody lives in a ward, in one of three senses, from a day to a day.
public struct Residence: Hashable, Sendable {
  public var kind: ResidenceKind
  /// First day; `nil` when it is not known since when.
  public var first: Day?
  /// Last day as it was said; `nil` when it goes on. It ends earlier when another residence of its kind begins.
  public var last: Day?
  /// Row number of the ward in `store_wards`: a code of one vintage.
  public var ward: Int

  public init(kind: ResidenceKind, first: Day? = nil, last: Day? = nil, ward: Int) {
    self.kind = kind
    self.first = first
    self.last = last
    self.ward = ward
  }

  /// Residences of one kind stand in the order of their first days, the one of which it is not known before all others.
  static func precedes(_ a: Residence, _ b: Residence) -> Bool {
    (a.kind.rawValue, a.first?.number ?? Int32.min) < (b.kind.rawValue, b.first?.number ?? Int32.min)
  }

  /// Whether both are told of the same beginning, so that the one said later stands for the other.
  func isSamePeriod(as other: Residence) -> Bool { kind == other.kind && first == other.first }
}
