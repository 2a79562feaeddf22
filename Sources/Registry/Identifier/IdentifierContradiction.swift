/// What a personal identifier says of its holder otherwise than the rest of the record does.
///
/// Either may be wrong: a digit of the number mistyped, the number of another member of the family, a wrong birth date. It holds no
/// value, so it can go into findings and logs.
public enum IdentifierContradiction: Hashable, Sendable, CaseIterable {
  /// The two digits of the year agree, the century does not.
  case century
  case birthYear
  case sex
}

extension IdentifierContradiction: CustomStringConvertible {
  public var description: String {
    switch self {
    case .century: "the identifier is of the same year of another century than the birth date"
    case .birthYear: "the identifier is of another year of birth than the birth date"
    case .sex: "the identifier is of the other sex"
    }
  }
}

extension PersonalIdentifier {
  /// What of the number contradicts a year of birth and a sex.
  ///
  /// - Parameters:
  ///   - birthYear: `nil` where it is not known, which contradicts nothing.
  ///   - sex: unknown and other contradict nothing: the digit is of the registration at birth and knows two sexes.
  public func contradictions(birthYear: Int?, sex: Sex) -> [IdentifierContradiction] {
    var found: [IdentifierContradiction] = []
    if let birthYear, birthYear != self.birthYear {
      found.append((birthYear - self.birthYear).isMultiple(of: 100) ? .century : .birthYear)
    }
    if sex == .male || sex == .female, sex != self.sex { found.append(.sex) }
    return found
  }
}
