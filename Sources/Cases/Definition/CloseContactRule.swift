/// What makes a contact close; `nil` is what nobody knows.
public struct CloseContactRule: Hashable, Sendable {
  /// Up to this distance in centimetres, itself within.
  public var distance: Int?
  /// Minutes from which a contact within the distance counts when both wore masks, and when not; 0 for any time.
  public var maskedMinutes: Int?
  public var unmaskedMinutes: Int?
  /// Whether touching one another is enough.
  public var touching: Bool
  /// Whether care without protection is enough.
  public var care: Bool
  /// Ways of meeting that are close whatever the distance.
  public var kinds: [ContactKind]
  public var citation: String

  /// Whether a contact was close.
  public func holds(_ kind: ContactKind, _ contact: Closeness) -> Known {
    if kinds.contains(kind) { return .yes }
    var result = near(contact)
    let isFar = distance.flatMap { limit in contact.distance.map { $0 > limit } } ?? false
    if touching {
      // Whoever stayed apart touched nobody.
      result = result || (contact.touched.map { Known($0) } ?? (isFar ? .no : .unknown))
    }
    if care, kind == .care { result = result || (contact.masked.map { Known(!$0) } ?? .unknown) }
    return result
  }

  private func near(_ contact: Closeness) -> Known {
    let isWithin = distance.flatMap { limit in contact.distance.map { Known($0 <= limit) } } ?? .unknown
    switch contact.masked {
    case true?: return isWithin && lasted(contact.minutes, maskedMinutes)
    case false?: return isWithin && lasted(contact.minutes, unmaskedMinutes)
    case nil:
      let (masked, unmasked) = (lasted(contact.minutes, maskedMinutes), lasted(contact.minutes, unmaskedMinutes))
      return isWithin && (masked == unmasked ? masked : .unknown)
    }
  }

  private func lasted(_ minutes: Int?, _ needed: Int?) -> Known {
    guard let needed else { return .unknown }
    if needed == 0 { return .yes }
    return minutes.map { Known($0 >= needed) } ?? .unknown
  }
}
