/// The priority groups of a citizen: small numbers, whose names are data (`registry_groups`).
public struct PriorityGroups: Hashable, Sendable {
  /// The numbers that groups may have.
  public static let numbers = 0...62

  /// One bit a group.
  let mask: UInt64

  init(mask: UInt64) { self.mask = mask }

  /// - Precondition: numbers from 0 to 62.
  public init(_ numbers: some Sequence<Int>) {
    mask = numbers.reduce(0) { mask, number in
      precondition(Self.numbers.contains(number), "a group's number is 0 to 62")
      return mask | 1 << UInt64(number)
    }
  }

  public func contains(_ number: Int) -> Bool { Self.numbers.contains(number) && mask & 1 << UInt64(number) != 0 }

  /// Ascending.
  public var list: [Int] { Self.numbers.filter(contains) }

  public var isEmpty: Bool { mask == 0 }

  public func union(_ other: PriorityGroups) -> PriorityGroups { PriorityGroups(mask: mask | other.mask) }
}
