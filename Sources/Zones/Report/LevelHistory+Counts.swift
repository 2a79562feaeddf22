import Quantities

extension LevelHistory {
  /// How many wards have each class on each day from the first to the last of the series.
  ///
  /// - Parameter classes: how many classes there are.
  /// - Returns: for each class a number a day; days that the series leaves out count as the day before them.
  /// - Complexity: O(w + c + d) for w wards, c changes and d days.
  public func wardsByClass(classes: Int) -> [[Int]] {
    guard let first = days.first, let last = days.last else { return Array(repeating: [], count: classes) }
    let length = last.days(since: first) + 1
    var counts = Array(repeating: [Int](repeating: 0, count: length), count: classes)
    for ward in 0..<wards {
      let spans = spans(ward)
      for (position, span) in spans.enumerated() {
        counts[span.classIndex][span.from.days(since: first)] += 1
        if position > 0 { counts[spans[position - 1].classIndex][span.from.days(since: first)] -= 1 }
      }
    }
    for index in counts.indices {
      for day in 1..<max(length, 1) { counts[index][day] += counts[index][day - 1] }
    }
    return counts
  }
}
