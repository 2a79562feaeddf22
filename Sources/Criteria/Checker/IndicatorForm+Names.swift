extension IndicatorForm {
  /// Names of dated values and of other indicators that the form reads.
  var names: (values: [String], indicators: [String]) {
    func ages(_ range: AgeRange) -> [String] { [range.from, range.to].compactMap { $0 } }
    return switch self {
    case .count(let cases, let window): ([window] + ages(cases.ages), [])
    case .rate(let count, let per, let divisor, let range): ([per] + [divisor].compactMap { $0 } + ages(range), [count])
    case .coverage(let doses): (ages(doses.ages), [])
    case .daysSince(let cases): (ages(cases.ages), [])
    case .measure(_, _, let window, _): ([window], [])
    case .measureRate(_, let window, let per, let divisor): ([window, per] + [divisor].compactMap { $0 }, [])
    case .measureShare(_, _, let window, _): ([window], [])
    case .residents(let range): (ages(range), [])
    case .vaccineWeightedRate(let rate, let uptake): ([], [rate, uptake])
    }
  }
}
