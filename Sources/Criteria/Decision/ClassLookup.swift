import Quantities

/// Classes by where values stand among the thresholds: found by the rules once, and looked up after that.
///
/// A place is described by its *signature*, the sum of `position × stride` over the indicators and of the class in the map
/// before. In a country most wards share a few dozen signatures.
public struct ClassLookup: Sendable {
  /// Factor of each indicator's position in a signature; 0 for one that no rule reads.
  public let strides: [UInt64]
  private let edition: Edition
  private let scales: [Scale]
  private let previousStride: UInt64
  /// Signature + 1 and class of each slot; a signature has one slot, and the last one asked for keeps it.
  private var slots: [(key: UInt64, classIndex: Int)]
  private static let slotBits = 10

  /// `nil` when the rules tell more situations apart than 64 bits can number.
  public init?(_ edition: Edition, scales: [Scale]) {
    self.edition = edition
    self.scales = scales
    var strides: [UInt64] = []
    var product: UInt64 = 1
    for scale in scales {
      strides.append(scale.isRead ? product : 0)
      guard scale.isRead else { continue }
      let (next, overflow) = product.multipliedReportingOverflow(by: UInt64(scale.positions))
      guard !overflow else { return nil }
      product = next
    }
    guard !product.multipliedReportingOverflow(by: UInt64(edition.levelCount) + 2).overflow else { return nil }
    self.strides = strides
    previousStride = product
    slots = Array(repeating: (0, 0), count: 1 << Self.slotBits)
  }

  /// The class of a place, as `Edition.classIndex` gives it.
  public mutating func classIndex(signature: UInt64, previous: Int?) -> Int {
    let held = previous.flatMap { $0 < edition.levelCount ? $0 : nil }
    let key = signature + UInt64((held ?? -1) + 1) * previousStride + 1
    let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - Self.slotBits))
    if slots[slot].key == key { return slots[slot].classIndex }
    let values = zip(scales, strides).map { scale, stride in
      stride == 0 ? nil : scale.representative(of: Int(signature / stride % UInt64(scale.positions)))
    }
    let classIndex = edition.classIndex(values, previous: held)
    slots[slot] = (key, classIndex)
    return classIndex
  }
}
