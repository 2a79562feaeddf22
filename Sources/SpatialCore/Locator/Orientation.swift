/// On which side of a directed line a position lies, decided exactly.
///
/// The sign of the determinant is first taken in floating point with a proven error bound; only when it is within the bound
/// (about one point in a million near a border) is it computed exactly as a floating-point expansion.
///
/// Source: J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", Discrete &
/// Computational Geometry 18 (1997), doi:10.1007/PL00009321.
enum Orientation {
  /// `(3 + 16ε)ε` with ε = 2⁻⁵³: bound of the rounding error relative to the sum of the two products.
  @usableFromInline static let errorBound = 3.330669073875472e-16

  /// Positive when `p` lies left of the line from `a` to `b`, negative when right, zero when exactly on it.
  ///
  /// Exact for all finite input whose products neither overflow nor underflow (magnitudes between 1e-140 and 1e150).
  @inline(__always)
  static func sign(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ px: Double, _ py: Double) -> Double {
    let left = (ax - px) * (by - py)
    let right = (ay - py) * (bx - px)
    let determinant = left - right
    if abs(determinant) > errorBound * (abs(left) + abs(right)) { return determinant }
    return exactSign(ax, ay, bx, by, px, py)
  }

  /// The same sign by exact arithmetic alone.
  @inline(never)
  static func exactSign(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ px: Double, _ py: Double) -> Double {
    let (u, uTail) = difference(ax, px)
    let (v, vTail) = difference(by, py)
    let (w, wTail) = difference(ay, py)
    let (z, zTail) = difference(bx, px)
    var sum = Expansion()
    sum.add(product: u, v)
    sum.add(product: u, vTail)
    sum.add(product: uTail, v)
    sum.add(product: uTail, vTail)
    sum.add(product: -w, z)
    sum.add(product: -w, zTail)
    sum.add(product: -wTail, z)
    sum.add(product: -wTail, zTail)
    return sum.leading
  }

  /// `a − b` as a rounded value and the exact remainder.
  private static func difference(_ a: Double, _ b: Double) -> (Double, Double) {
    let value = a - b
    let bVirtual = a - value
    let aVirtual = value + bVirtual
    return (value, (a - aVirtual) + (bVirtual - b))
  }
}

/// A sum of at most 16 floating-point numbers that do not overlap, smallest first: an exact value.
private struct Expansion {
  private var terms = InlineArray<16, Double>(repeating: 0)
  private var count = 0

  /// Adds `a × b` exactly, as its rounded value and remainder.
  mutating func add(product a: Double, _ b: Double) {
    let value = a * b
    add((-value).addingProduct(a, b))
    add(value)
  }

  private mutating func add(_ value: Double) {
    guard value != 0 else { return }
    var carry = value
    var kept = 0
    for i in 0..<count {
      let term = terms[i]
      let sum = carry + term
      let termVirtual = sum - carry
      let carryVirtual = sum - termVirtual
      let tail = (carry - carryVirtual) + (term - termVirtual)
      carry = sum
      if tail != 0 {
        terms[kept] = tail
        kept += 1
      }
    }
    if carry != 0 {
      terms[kept] = carry
      kept += 1
    }
    count = kept
  }

  /// The largest term, which has the sign of the whole; zero for an empty sum.
  var leading: Double { count == 0 ? 0 : terms[count - 1] }
}
