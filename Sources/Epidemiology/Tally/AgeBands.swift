/// Ages cut into bands, so that a question about ages is a sum of bands.
public struct AgeBands: Hashable, Sendable {
  /// First age of each band, ascending, beginning with 0; at most 30.
  public let starts: [Int]
  package let bandOfAge: [UInt8]

  /// Most bands that there can be.
  public static let most = 30

  /// Ages above this count as no age.
  public static let oldest = 130

  /// - Parameter breaks: ages at which a band must begin.
  /// - Precondition: at most 30 different breaks.
  public init(breaks: some Sequence<Int>) {
    starts = Set(breaks.filter { $0 > 0 && $0 <= Self.oldest }).union([0]).sorted()
    precondition(starts.count <= Self.most, "at most 30 bands of age")
    var bands = [UInt8](repeating: 0, count: Self.oldest + 1)
    for (band, start) in starts.enumerated() {
      for age in start...Self.oldest { bands[age] = UInt8(band) }
    }
    bandOfAge = bands
  }

  /// Whether band `band` lies in the ages from `first` to `last`; `nil` when it lies in part.
  func contains(band: Int, from first: Int, to last: Int?) -> Bool? {
    guard band < starts.count else { return band == Stratum.unknownAge ? false : nil }
    let start = starts[band]
    let end = band + 1 < starts.count ? starts[band + 1] - 1 : Self.oldest
    let upper = last ?? Self.oldest
    if start >= first, end <= upper { return true }
    if end < first || start > upper { return false }
    return nil
  }
}
