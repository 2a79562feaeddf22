public import Quantities

/// Levels of one ward that are announced and not yet in force.
///
/// A raise waits for its notice; a lowering is in force at once and cuts what was announced down to it, so that a level is in
/// force when it was decided without a break for the whole notice. Where lowerings wait too, every change takes effect in its
/// turn.
public struct NoticeQueue: Sendable {
  public struct Announced: Hashable, Sendable {
    public var level: Int
    public var effective: Moment
  }

  /// The level in force; `nil` before the first.
  public private(set) var inForce: Int?
  /// In the order of effect.
  public private(set) var announced: [Announced] = []
  /// What took effect on the day taken last and is in force at the end of it; `nil` where nothing announced did.
  public private(set) var tookEffect: Announced?
  /// The level decided last.
  private var decided: Int?

  public init() {}

  /// Takes the level decided on a day and brings the level in force to the end of that day.
  ///
  /// The first level is in force at once.
  public mutating func advance(to day: Day, decided level: Int, _ notice: Timing.Notice) {
    let moment = notice.announcement(on: day)
    tookEffect = nil
    take(until: moment)
    if let current = inForce {
      if notice.delaysLowering {
        if level != decided {
          announced.append(Announced(level: level, effective: notice.effect(ofAnnouncement: moment)))
        }
      } else if level <= current {
        inForce = level
        announced.removeAll()
      } else {
        while let last = announced.last, last.level > level {
          announced.removeLast()
          // What was announced higher is still announced as high as this.
          let before = announced.last?.level ?? current
          if before < level { announced.append(Announced(level: level, effective: last.effective)) }
          if announced.last?.level == level { break }
        }
        if (announced.last?.level ?? current) < level {
          announced.append(Announced(level: level, effective: notice.effect(ofAnnouncement: moment)))
        }
      }
    } else {
      inForce = level
    }
    decided = level
    take(until: .end(of: day))
    if tookEffect?.level != inForce { tookEffect = nil }
  }

  /// Brings the level in force to the end of a day on which nothing was decided.
  public mutating func advance(to day: Day) {
    tookEffect = nil
    take(until: .end(of: day))
  }

  private mutating func take(until moment: Moment) {
    while let next = announced.first, next.effective <= moment {
      inForce = next.level
      tookEffect = next
      announced.removeFirst()
    }
  }
}
