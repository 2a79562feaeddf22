/// The classes, or the bands, that are possible, as bits: more than one when an indicator that matters is not known.
struct ClassSet: Hashable {
  var bits: UInt32

  static let none = ClassSet(bits: 0)
  /// The first so many.
  static func first(_ count: Int) -> ClassSet { ClassSet(bits: 1 << UInt32(count) - 1) }
  static func one(_ index: Int) -> ClassSet { ClassSet(bits: 1 << UInt32(index)) }

  mutating func formUnion(_ other: ClassSet) { bits |= other.bits }

  /// The only class; `nil` when there are several.
  var single: Int? { bits.nonzeroBitCount == 1 ? bits.trailingZeroBitCount : nil }

  func map(_ change: (Int) -> ClassSet) -> ClassSet {
    var rest = bits
    var result = ClassSet.none
    while rest != 0 {
      result.formUnion(change(rest.trailingZeroBitCount))
      rest &= rest - 1
    }
    return result
  }
}
