/// A citizen whom a record may be of.
public struct MatchCandidate: Hashable, Sendable {
  /// The row number in `registry_citizens`.
  public var citizen: Int
  /// The logarithm to base 2 of the odds that the record is of this citizen.
  public var score: Double
  /// What the score is made of, in the order of the fields.
  public var evidence: [Evidence]
  /// Row numbers of the wards where the citizen lives: whose officers may know of the likeness.
  public var wards: [Int]

  public init(citizen: Int, score: Double, evidence: [Evidence], wards: [Int] = []) {
    self.citizen = citizen
    self.score = score
    self.evidence = evidence
    self.wards = wards
  }

  /// Fields that do not agree exactly. The phone is not among them: people change it, and it only counts in the score.
  public var inexact: [Evidence.Field] {
    evidence.filter { !$0.agreement.isExact && $0.field != .phone }.map(\.field)
  }

  /// The best first; of equals the one who was registered first.
  static func isBetter(_ a: (score: Double, citizen: Int), _ b: (score: Double, citizen: Int)) -> Bool {
    a.score != b.score ? a.score > b.score : a.citizen < b.citizen
  }
}
