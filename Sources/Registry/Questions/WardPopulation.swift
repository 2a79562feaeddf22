public import Epidemiology
import Quantities

/// How many citizens live in a ward, by age: numbers only, which are no personal data.
public struct WardPopulation: Hashable, Sendable {
  /// Row number of the ward in `store_wards`.
  public let ward: Int
  /// Citizens in each age group, as the breaks cut them; the first group begins at 0.
  public let groups: [Int]
  /// Citizens whose birth is not known.
  public let ofUnknownAge: Int

  public var total: Int { groups.reduce(ofUnknownAge, +) }
}

extension Population {
  /// Residents of wards as the register counts them: of each ward with anybody a total, and a figure for each age group.
  ///
  /// Whose birth is not known is in the total and in no group.
  ///
  /// - Parameters:
  ///   - counted: what `CitizenRegister.population` gave for these breaks.
  ///   - ageBreaks: first ages of the groups, 0 included, ascending.
  ///   - wards: how many wards there are.
  ///   - number: the number of the ward that has a row; `nil` for rows of other wards, which are left out.
  public init(_ counted: [WardPopulation], ageBreaks: [Int], wards: Int, number: (Int) -> Int?) {
    var figures: [Figure] = []
    for ward in counted {
      guard let place = number(ward.ward) else { continue }
      figures.append(Figure(ward: place, value: Fraction(ward.total)))
      for (group, count) in ward.groups.enumerated() {
        figures.append(
          Figure(
            ward: place, ageFrom: ageBreaks[group],
            ageTo: group + 1 < ageBreaks.count ? ageBreaks[group + 1] - 1 : nil, value: Fraction(count)))
      }
    }
    self.init(wards: wards, figures: figures)
  }
}
