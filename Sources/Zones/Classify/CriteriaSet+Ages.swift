public import Criteria
import Quantities

extension CriteriaSet {
  /// Ages at which bands of a tally must begin, so that it can answer this set on any day that it is in force.
  ///
  /// - Throws: `CriteriaError` when the set can be applied on no day.
  public func ageBreaks() throws(CriteriaError) -> [Int] {
    var days = Set(periods.map(\.from))
    for value in values { days.formUnion(value.entries.map(\.from)) }
    var breaks: Set<Int> = []
    var failure: CriteriaError?
    var applies = false
    for day in days.sorted() {
      do throws(CriteriaError) {
        breaks.formUnion(IndicatorEvaluator.ageBreaks(try edition(on: day)))
        applies = true
      } catch { failure = failure ?? error }
    }
    if !applies, let failure { throw failure }
    return breaks.sorted()
  }
}
