import Epidemiology
public import Quantities

/// Cases by day: of the whole area by classification, and confirmed ones of each ward.
public struct EpidemicCurve: Sendable {
  /// Days before the first that a mean of seven days needs.
  static let lead = 6

  public let first: Day
  /// Days from the first on.
  public let length: Int
  /// Suspected, probable and confirmed cases of all places, those in no ward included, from `lead` days before the first day on.
  public let totals: [[Int]]
  /// Confirmed cases of each ward on the days where there are any: offset from the first day, and count.
  public let ofWards: [[(offset: Int, count: Int)]]

  /// Offsets of the days without a case of any classification.
  var silent: [Int] { (0..<length).filter { offset in totals.allSatisfy { $0[offset + Self.lead] == 0 } } }

  /// - Complexity: O(d · w) for d days and w wards.
  public init(_ classifier: Classifier, from first: Day, through last: Day) {
    let wards = classifier.byClassification[2].wards
    // The last place holds the reports that lie in no ward.
    self.init(classifier, from: first, through: last, places: Array(0...wards), wards: wards)
  }

  /// The curve of one ward alone, which then is the only one of `ofWards`.
  ///
  /// - Complexity: O(d) for d days.
  public init(_ classifier: Classifier, ofWard ward: Int, from first: Day, through last: Day) {
    self.init(classifier, from: first, through: last, places: [ward], wards: 1)
  }

  /// - Parameter wards: so many of the first places have a curve of their own.
  private init(_ classifier: Classifier, from first: Day, through last: Day, places: [Int], wards: Int) {
    self.first = first
    length = max(last.days(since: first) + 1, 0)
    let counts = classifier.byClassification
    // Reports that a reform shared out are drawn to the nearest whole case.
    let units = Double(counts[2].scale)
    func cases(_ sum: Int64) -> Int { Int((Double(sum) / units).rounded()) }
    var ofWards = [[(offset: Int, count: Int)]](repeating: [], count: wards)
    var totals = counts.map { _ in [Int]() }
    for offset in -Self.lead..<length {
      let day = first + offset
      for (position, count) in counts.enumerated() {
        let sums = count.sums(of: places, from: day, through: day)
        totals[position].append(cases(sums.reduce(0, &+)))
        guard position == 2, offset >= 0 else { continue }
        for ward in 0..<wards where sums[ward] != 0 { ofWards[ward].append((offset, cases(sums[ward]))) }
      }
    }
    self.totals = totals
    self.ofWards = ofWards
  }
}
