public import Criteria
public import Quantities
public import SpatialCore

/// What one day of a history gave, ward by ward.
public struct ReplayDay: Sendable {
  public let on: Day
  /// Class by the day's own figures.
  public let assessed: [Int]
  /// Class after rules on time and on neighbours: what was decided.
  public let decided: [Int]
  /// Class in force at the end of the day, after notice.
  public let inForce: [Int]
  /// Why a ward's own level is not the assessed one, for the wards where it is not.
  public let notes: [Int: TimingNote]
  /// The streak by which a ward changed its own level, for the wards that did.
  public let streaksMet: [Int: TimingNote]
  /// Wards that a neighbour raised, in the order of the rules.
  public let raises: [NeighbourRules.Raise]
  /// Levels that are announced and not yet in force, for the wards that have any.
  public let announced: [Int: [NoticeQueue.Announced]]
  /// What was announced and took effect on the day, for the wards where it did.
  public let tookEffect: [Int: NoticeQueue.Announced]
  let raisedWards: Set<Int>
}

/// A series of zone maps, day after day: each day's levels follow from its figures and from the days before.
///
/// Pure: the classifier of a day brings rules and counts, and this value all that is remembered. A copy goes on from its day.
/// A level that a ward held is kept over days without data, so a gap in the data lowers nothing.
///
/// - Complexity: O(w · (i + l)) a day for w wards, i indicators and l levels.
public struct Replay: Sendable {
  private let edgeNeighbours: [[Int]]
  private var track: LevelTrack
  private var today: TimingDay?
  private var queues: [NoticeQueue] = []
  private let wards: Int

  /// - Parameters:
  ///   - edition: of the first day.
  ///   - levels: level of each ward before the first day; `nil` where it has none.
  public init(_ edition: Edition, wards: [Ward], levels: [Int?]? = nil) {
    self.wards = wards.count
    track = LevelTrack(edition, wards: wards.count, levels: levels)
    edgeNeighbours =
      edition.neighbours.map { rules in
        Adjacency(of: wards.map(\.area), contiguity: rules.contact == .edge ? .rook : .queen).neighbours
      } ?? []
    if edition.timing?.notice != nil { queues = Array(repeating: NoticeQueue(), count: wards.count) }
  }

  /// The level that each ward holds by its own figures: `previous` of the next day.
  public var levels: [Int?] { track.levels }

  /// Takes the next day, which follows the one before without a gap.
  ///
  /// - Parameter classifier: the rules of the day, and the counts as known.
  public mutating func advance(to day: Day, _ classifier: Classifier) -> ReplayDay {
    let edition = classifier.edition
    let rules = edition.timing ?? .none
    let now = today?.next(rules) ?? TimingDay(first: day, rules)
    precondition(now.day == day, "days follow each other")
    today = now
    track.follow(edition)
    let levels = classifier.levels(on: day, previous: track.levels)
    var notes: [Int: TimingNote] = [:]
    var streaksMet: [Int: TimingNote] = [:]
    for ward in 0..<wards {
      let before = track.level(ward)
      let note = track.advance(
        ward, to: now, assessed: levels.classIndices[ward], exit: levels.exitIndices?[ward])
      if let note, track.classIndices[ward] != levels.classIndices[ward] { notes[ward] = note }
      if let met = track.streakMet(ward, from: before) { streaksMet[ward] = met }
    }
    var decided = track.classIndices
    var raises: [NeighbourRules.Raise] = []
    if let neighbours = edition.neighbours {
      raises = neighbours.apply(to: &decided, levelCount: edition.levelCount, neighbours: edgeNeighbours)
    }
    var inForce = decided
    var announced: [Int: [NoticeQueue.Announced]] = [:]
    var tookEffect: [Int: NoticeQueue.Announced] = [:]
    if let notice = rules.notice {
      for ward in 0..<wards {
        if decided[ward] < edition.levelCount {
          queues[ward].advance(to: day, decided: decided[ward], notice)
          inForce[ward] = queues[ward].inForce ?? decided[ward]
        } else {
          queues[ward].advance(to: day)
        }
        if !queues[ward].announced.isEmpty { announced[ward] = queues[ward].announced }
        if let took = queues[ward].tookEffect { tookEffect[ward] = took }
      }
    }
    return ReplayDay(
      on: day, assessed: levels.classIndices, decided: decided, inForce: inForce, notes: notes,
      streaksMet: streaksMet, raises: raises, announced: announced, tookEffect: tookEffect,
      raisedWards: Set(raises.map(\.ward)))
  }
}
