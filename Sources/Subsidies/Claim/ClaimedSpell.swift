public import Quantities

/// Days on which something was so for a claimant, as they say.
public struct ClaimedSpell: Hashable, Sendable {
  /// What, by an id of the policies.
  public var kind: String
  public var from: Day
  /// The last day, included; `nil` while it lasts.
  public var through: Day?

  public init(kind: String, from: Day, through: Day?) {
    self.kind = kind
    self.from = from
    self.through = through
  }
}

/// Days on which a claimant worked in a ward, as they say.
public struct ClaimedWorkplace: Hashable, Codable, Sendable {
  /// The ward by its code.
  public var ward: String

  public init(ward: String) { self.ward = ward }
}

extension ClaimedSpell: Codable {
  private enum Key: String, CodingKey { case kind, from, through }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    self.init(
      kind: try values.decode(String.self, forKey: .kind),
      from: Day(number: try values.decode(Int32.self, forKey: .from)),
      through: try values.decodeIfPresent(Int32.self, forKey: .through).map { Day(number: $0) })
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind, forKey: .kind)
    try values.encode(from.number, forKey: .from)
    try values.encodeIfPresent(through?.number, forKey: .through)
  }
}
