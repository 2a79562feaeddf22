/// What tells a record from all others: its source and its name there, as 128 bits.
///
/// Among a hundred million names two agree with a chance below 10⁻²². Lives in memory only, and is another one in each process.
struct LineKey: Hashable, Sendable {
  let high: Int
  let low: Int

  /// - Parameter source: of the table of sources.
  init(source: Int, _ name: String) {
    high = Self.hash(0, source, name)
    low = Self.hash(1, source, name)
  }

  private static func hash(_ half: Int, _ source: Int, _ name: String) -> Int {
    var hasher = Hasher()
    hasher.combine(half)
    hasher.combine(source)
    var name = name
    name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return hasher.finalize()
  }

  func hash(into hasher: inout Hasher) { hasher.combine(low) }
}
