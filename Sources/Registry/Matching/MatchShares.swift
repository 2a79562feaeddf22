/// How often the fields of a record agree in each way with those of the citizen whose record it is.
///
/// The m-probabilities of Fellegi and Sunter. The defaults are set by hand for records typed by a clerk from a paper; they are no
/// measurement. Where checked pairs exist, put their shares in place of them. What another person's fields do, the u-probabilities,
/// comes from ``RegisterFrequencies``.
public struct MatchShares: Sendable {
  public var shares: [Evidence.Field: [Agreement: Double]]

  public init(_ shares: [Evidence.Field: [Agreement: Double]]) { self.shares = shares }

  /// The share of an agreement; a ten-thousandth where none is given, since nothing is impossible.
  func share(_ field: Evidence.Field, _ agreement: Agreement) -> Double {
    max(shares[field]?[agreement] ?? 0, 0.0001)
  }

  private static let word: [Agreement: Double] = [
    .same: 0.93, .unmarked: 0.93, .otherMarks: 0.015, .transposed: 0.005, .doubled: 0.004, .missing: 0.008,
    .neighbouringKey: 0.007, .otherLetter: 0.005, .initial: 0.003, .spacing: 0.003, .different: 0.01,
  ]

  public static let byHand = MatchShares([
    .familyName: word,
    .givenName: word,
    .middleName: [
      .same: 0.9, .unmarked: 0.9, .otherMarks: 0.02, .transposed: 0.005, .doubled: 0.004, .missing: 0.008,
      .neighbouringKey: 0.007, .otherLetter: 0.005, .part: 0.02, .absent: 0.05, .different: 0.01,
    ],
    .nameOrder: [.exchanged: 0.005],
    .birthDate: [.same: 0.93, .exchanged: 0.015, .oneDigit: 0.03, .yearOnly: 0.015, .different: 0.01],
    .sex: [.same: 0.99, .different: 0.01],
    .ward: [.same: 0.85, .sameDistrict: 0.06, .different: 0.09],
    .phone: [.same: 0.75, .oneDigit: 0.02, .different: 0.23],
    .formerNumber: [.same: 0.94, .oneDigit: 0.03, .different: 0.03],
  ])
}
