import Quantities

/// Classes that an edition's rules can give at all: every situation that its thresholds tell apart is tried.
///
/// Indicators are taken to be independent, so a class that is not found is certain to be out of reach, while one that is found
/// may need values that never go together.
struct ReachableClasses {
  private static let mostSituations = 200_000

  /// `nil` when the rules tell too many situations apart to try them all.
  static func find(_ edition: Edition) -> Set<Int>? {
    let scales = edition.scales
    var situations = 1
    for scale in scales where scale.isRead {
      situations *= scale.positions
      guard situations <= mostSituations else { return nil }
    }
    let held: [Int?] = edition.looksBack ? [nil] + (0..<edition.levelCount).map { $0 } : [nil]
    guard situations * held.count <= mostSituations else { return nil }
    var reached: Set<Int> = []
    for number in 0..<situations {
      var rest = number
      let values = scales.map { scale -> Fraction? in
        guard scale.isRead else { return nil }
        let position = rest % scale.positions
        rest /= scale.positions
        return scale.representative(of: position)
      }
      for previous in held {
        // What was held before was reached before.
        if let previous, !reached.contains(previous) { continue }
        reached.insert(edition.classIndex(values, previous: previous))
      }
    }
    for rule in edition.neighbours?.rules ?? []
    where reached.contains(where: { $0 >= rule.nextTo && $0 < edition.levelCount }) {
      reached.insert(rule.atLeast)
    }
    return reached
  }
}
