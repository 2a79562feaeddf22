import Quantities

/// How near an example comes, on its last day, to the lengths of the rules on time.
///
/// Distances are counted in the unit of a rule from its length: −1 is one short of it, 0 exactly on it, 1 one over it.
struct TimingReach {
  /// A level held during the example.
  private struct Hold {
    let level: Int
    let since: TimingDay?
  }

  /// Of rows of days that raise, and that lower, from the level before the example.
  private(set) var raise: Set<Int> = []
  private(set) var lower: Set<Int> = []
  /// Of each minimum stay: −1 where it kept the level, 0 and more where the level was left.
  private(set) var stays: [Int: Set<Int>] = [:]
  /// Days from that on which an announced change takes effect.
  private(set) var notice: Set<Int> = []

  private var start: Int?
  /// The level held now, and the one before it.
  private var now: Hold?
  private var ended: Hold?
  private var took: NoticeQueue.Announced?

  init() {}

  /// Takes a day of the example; what was found on the days before it is forgotten.
  ///
  /// - Parameter held: the level held before the day.
  mutating func take(_ today: TimingDay, _ timing: Timing, _ track: LevelTrack?, before held: Int?, note: TimingNote?) {
    guard let track, let level = track.level(0) else { return }
    if now == nil, let held { now = Hold(level: held, since: nil) }
    if let now, now.level != level { ended = now }
    if now?.level != level { now = Hold(level: level, since: today) }
    let start = self.start ?? held ?? level
    self.start = start
    raise = []
    lower = []
    stays = [:]
    if let streak = timing.raise {
      for above in start + 1..<max(track.levelCount, start + 1) {
        raise.insert(track.days(0, atLeast: above) - streak.length)
      }
    }
    if let streak = timing.lower {
      for below in 0..<start { lower.insert(track.days(0, atMost: below) - streak.length) }
    }
    for (number, stay) in timing.stays.enumerated() {
      if case .stay(number, let days, let needed) = note { stays[number, default: []].insert(days - needed) }
      if let ended, ended.level > level, stay.levels[ended.level] {
        let days = today.ordinal(stay.unit) - (ended.since?.ordinal(stay.unit) ?? 0)
        stays[number, default: []].insert(Int(days) - stay.length)
      }
    }
  }

  /// Takes what is announced at the end of a day.
  mutating func take(_ day: Day, _ queue: NoticeQueue) {
    took = queue.tookEffect ?? took
    if took?.level != queue.inForce { took = nil }
    notice = Set((queue.announced + [took].compactMap { $0 }).map { day.days(since: $0.effective.day) })
  }
}
