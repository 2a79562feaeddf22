/// Who is where they do not belong, by the last passage of each: what the book of the checkpoints says, and no more.
public struct AreaStanding: Hashable, Sendable {
  /// Came in, live elsewhere or nobody knows where, and have not left.
  public var visitorsInside: [Passage]
  /// Live in the area, left, and have not come back.
  public var residentsOutside: [Passage]
}
