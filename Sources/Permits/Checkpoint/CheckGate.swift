/// What levels let through, for each group, in a time.
public struct CheckGate: Hashable, Sendable {
  /// Bit i of a mask stands for the level of index i.
  public struct Masks: Hashable, Sendable {
    /// Levels that a journey may begin in.
    public var origin: UInt32
    /// Levels that it may end in.
    public var destination: UInt32
    /// Levels that it may go through.
    public var through: UInt32
    /// Levels for which a permit is needed; where none of the journey's wards has one of them, nobody may ask for a permit.
    public var needed: UInt32

    public init(origin: UInt32, destination: UInt32, through: UInt32, needed: UInt32) {
      self.origin = origin
      self.destination = destination
      self.through = through
      self.needed = needed
    }
  }

  /// The first second at which it holds.
  public var from: Int
  /// The first second at which it holds no more; `nil` when no end is set.
  public var until: Int?
  public var groups: [String: Masks]

  public init(from: Int, until: Int?, groups: [String: Masks]) {
    self.from = from
    self.until = until
    self.groups = groups
  }

  func holds(at second: Int) -> Bool { from <= second && until.map { second < $0 } ?? true }
}

extension UInt32 {
  /// Whether the bit of a level is set.
  func allows(level: UInt8) -> Bool { level < 32 && self >> UInt32(level) & 1 == 1 }
}
