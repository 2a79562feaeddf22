public import Criteria

/// The level of each ward now, and the changes that are announced.
public struct CheckZones: Hashable, Sendable {
  public struct Level: Hashable, Sendable {
    public var id: String
    public var letter: String
    /// As the criteria have it, `#d7301f`.
    public var color: String
    public var words: Localized

    public init(id: String, letter: String, color: String, words: Localized) {
      self.id = id
      self.letter = letter
      self.color = color
      self.words = words
    }
  }

  /// A ward's level from a second on.
  public struct Turn: Hashable, Sendable {
    public var ward: Int
    public var at: Int
    /// Index into the levels, or `noData`.
    public var level: UInt8

    public init(ward: Int, at: Int, level: UInt8) {
      self.ward = ward
      self.at = at
      self.level = level
    }
  }

  /// The index of a ward whose level is not known.
  public static let noData: UInt8 = 255

  /// The published revision of the zone map.
  public var revision: Int
  public var levels: [Level]
  /// A level's index for each ward, or `noData`.
  public var wards: [UInt8]
  /// By time.
  public let turns: [Turn]

  /// - Parameter turns: in any order; of one second the later of a ward's counts.
  public init(revision: Int, levels: [Level], wards: [UInt8], turns: [Turn] = []) {
    precondition(levels.count <= 32, "masks have 32 bits")
    let isLevel = { (level: UInt8) in level == Self.noData || Int(level) < levels.count }
    precondition(wards.allSatisfy(isLevel) && turns.allSatisfy { isLevel($0.level) }, "levels that there are")
    precondition(turns.allSatisfy { wards.indices.contains($0.ward) && $0.at >= 0 }, "wards that there are")
    self.revision = revision
    self.levels = levels
    self.wards = wards
    self.turns = turns.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// The index of a ward's level at a time, announced changes counted.
  public func level(of ward: Int, at second: Int) -> UInt8 {
    turns.prefix { $0.at <= second }.last { $0.ward == ward }?.level ?? wards[ward]
  }
}
