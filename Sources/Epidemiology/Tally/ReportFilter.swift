/// Which reports a number counts.
public enum ReportFilter: Hashable, Sendable {
  /// Cases; an empty set stands for all values, except that discarded cases count only when named.
  case cases(
    classifications: Set<CaseClassification> = [], transmissions: Set<Transmission> = [], outcomes: Set<Outcome> = [],
    ageFrom: Int? = nil, ageTo: Int? = nil)
  /// Doses of one number (`nil` for any), or those that completed a series.
  case doses(number: Int? = nil, completing: Bool = false, ageFrom: Int? = nil, ageTo: Int? = nil)

  /// Ages at which bands must begin for this filter to be answerable.
  public var ageBreaks: [Int] {
    let (from, to): (Int?, Int?) =
      switch self {
      case .cases(_, _, _, let from, let to): (from, to)
      case .doses(_, _, let from, let to): (from, to)
      }
    return [from, to.map { $0 + 1 }].compactMap { $0 }
  }

  /// Whether the stratum is counted.
  ///
  /// - Precondition: the bands begin at this filter's `ageBreaks`.
  func includes(_ stratum: Stratum, _ bands: AgeBands) -> Bool {
    let ageFrom: Int?
    let ageTo: Int?
    switch self {
    case .cases(let classifications, let transmissions, let outcomes, let from, let to):
      guard !stratum.isDose else { return false }
      let classification = stratum.classification
      guard classifications.isEmpty ? classification != .discarded : classifications.contains(classification),
        transmissions.isEmpty || transmissions.contains(stratum.transmission),
        outcomes.isEmpty || outcomes.contains(stratum.outcome)
      else { return false }
      (ageFrom, ageTo) = (from, to)
    case .doses(let number, let completing, let from, let to):
      guard stratum.isDose, number == nil || stratum.doseNumber == number, !completing || stratum.series == .complete
      else {
        return false
      }
      (ageFrom, ageTo) = (from, to)
    }
    guard ageFrom != nil || ageTo != nil else { return true }
    guard let inside = bands.contains(band: stratum.ageBand, from: ageFrom ?? 0, to: ageTo) else {
      preconditionFailure("the tally has no band of ages that begins where the filter asks")
    }
    return inside
  }
}
