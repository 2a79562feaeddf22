/// The serials of permits that are refused though their credentials hold, each with a byte that says why.
public struct RefusedSerials: Hashable, Sendable {
  public static let revoked: UInt8 = 1
  public static let suspended: UInt8 = 2
  public static let replaced: UInt8 = 3
  public static let reportedLost: UInt8 = 4

  /// Ascending.
  public private(set) var serials: [Int] = []
  /// One for each serial.
  public private(set) var reasons: [UInt8] = []

  public init() {}

  /// - Parameter list: in any order.
  public init(_ list: [Int: UInt8]) {
    precondition(
      list.keys.allSatisfy { (0...CheckBundle.largestNumber).contains($0) }, "serials that are written exactly")
    serials = list.keys.sorted()
    reasons = serials.map { list[$0]! }
  }

  public var count: Int { serials.count }

  /// Why a serial is refused; `nil` where it is not.
  ///
  /// - Complexity: O(log n).
  public subscript(serial: Int) -> UInt8? {
    var (low, high) = (0, serials.count)
    while low < high {
      let middle = (low + high) / 2
      if serials[middle] < serial { low = middle + 1 } else { high = middle }
    }
    return low < serials.count && serials[low] == serial ? reasons[low] : nil
  }

  /// The list after a delta: what was reinstated leaves it, what is refused comes to it or has a new reason.
  ///
  /// - Parameter reinstated: ascending.
  /// - Complexity: O(n).
  func changed(refused: RefusedSerials, reinstated: [Int]) -> RefusedSerials {
    var result = RefusedSerials()
    result.serials.reserveCapacity(count + refused.count)
    result.reasons.reserveCapacity(count + refused.count)
    var (added, left) = (0, 0)
    func add(before serial: Int) {
      while added < refused.count, refused.serials[added] < serial {
        result.serials.append(refused.serials[added])
        result.reasons.append(refused.reasons[added])
        added += 1
      }
    }
    for (serial, reason) in zip(serials, reasons) {
      add(before: serial)
      // A new reason takes the place of the old one.
      if added < refused.count, refused.serials[added] == serial { continue }
      while left < reinstated.count, reinstated[left] < serial { left += 1 }
      if left < reinstated.count, reinstated[left] == serial { continue }
      result.serials.append(serial)
      result.reasons.append(reason)
    }
    add(before: Int.max)
    return result
  }

  /// Differences of the serials as LEB128, each followed by its reason's byte.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 3)
    var last = 0
    for (serial, reason) in zip(serials, reasons) {
      AscendingNumbers.append(serial - last, to: &bytes)
      bytes.append(reason)
      last = serial
    }
    return bytes
  }

  /// - Returns: `nil` for bytes that `encoded` does not give.
  init?(encoded bytes: [UInt8]) {
    var (position, last) = (0, 0)
    while position < bytes.count {
      guard let difference = AscendingNumbers.next(bytes, &position), difference > 0 || serials.isEmpty,
        difference <= CheckBundle.largestNumber - last, position < bytes.count
      else { return nil }
      last += difference
      serials.append(last)
      reasons.append(bytes[position])
      position += 1
    }
  }
}
