import Quantities

/// A stretch of days in which somebody lives in a ward in one sense: a row of `registry_residences`.
///
/// Derived from the record: a residence ends when another of its kind begins, with death, and with moving away. It is cut where
/// it begins or ceases to be where the citizen dwells: the current residence, else the temporary, else the permanent one. So each
/// citizen dwells in at most one ward on any day, and who counts dwellers counts nobody twice.
struct Presence: Hashable, Sendable {
  /// Stands for a first day that is not known: 0001-01-01.
  static let always: Int32 = -719_162

  var first: Int32
  /// `nil` when it goes on.
  var last: Int32?
  private let wardNumber: Int32
  let kind: ResidenceKind
  var isDwelling: Bool

  init(ward: Int, kind: ResidenceKind, first: Int32, last: Int32?, isDwelling: Bool) {
    wardNumber = Int32(ward)
    self.kind = kind
    self.first = first
    self.last = last
    self.isDwelling = isDwelling
  }

  var ward: Int { Int(wardNumber) }

  func holds(on day: Day) -> Bool { first <= day.number && last.map { day.number <= $0 } ?? true }

  /// By kind and first day.
  static func of(_ record: CitizenRecord) -> [Presence] {
    let stays = record.residences.indices.compactMap { stay($0, record) }
    if stays.count <= 1 { return stays }
    var result: [Presence] = []
    for stay in stays {
      let nearer = stays.filter { $0.kind > stay.kind }
      // Days at which a nearer residence begins, or has just ended.
      var cuts = Set(nearer.flatMap { [$0.first, $0.last.map { $0 + 1 }] }.compactMap { $0 })
      cuts = cuts.filter { $0 > stay.first && $0 <= stay.last ?? Int32.max }
      for (first, next) in zip([stay.first] + cuts.sorted(), cuts.sorted().map { Optional($0) } + [nil]) {
        var piece = stay
        (piece.first, piece.last) = (first, next.map { $0 - 1 } ?? stay.last)
        piece.isDwelling = !nearer.contains { $0.first <= first && $0.last.map { first <= $0 } ?? true }
        if let before = result.last, before.kind == stay.kind, before.last == first - 1, first != stay.first,
          before.isDwelling == piece.isDwelling
        {
          result[result.count - 1].last = piece.last
        } else {
          result.append(piece)
        }
      }
    }
    return result
  }

  /// The days of one residence; `nil` when none are left.
  private static func stay(_ position: Int, _ record: CitizenRecord) -> Presence? {
    let residence = record.residences[position]
    let first = residence.first?.number ?? always
    var last = residence.last?.number ?? Int32.max
    if position + 1 < record.residences.count, record.residences[position + 1].kind == residence.kind {
      last = min(last, (record.residences[position + 1].first?.number ?? always) - 1)
    }
    if let deceased = record.deceased { last = min(last, deceased.number - 1) }
    // Who came back after having moved away lives here again.
    if let moved = record.moved, first < moved.number { last = min(last, moved.number - 1) }
    guard first <= last else { return nil }
    return Presence(
      ward: residence.ward, kind: residence.kind, first: first, last: last == Int32.max ? nil : last, isDwelling: true)
  }
}
