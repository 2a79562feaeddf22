public import Criteria
public import Epidemiology
public import Quantities
public import Store
import Synchronization
public import Zones

/// The living map of a running program: takes reports as they come, publishes, and hands out what is in force.
///
/// Safe for use from any thread: one at a time writes, and whoever reads the snapshot never waits for it.
public final class LiveZones: Sendable {
  private struct State {
    var living: LivingMap
    /// What is kept of the revision published last.
    var kept: Publication.KeptStatuses?
    /// Numbers of the imports that single reports are counted under.
    var registers: [String: ReportRegister] = [:]
  }

  private let database: DatabaseFile
  private let state: Mutex<State>
  private let current: Mutex<ZoneSnapshot>

  /// - Throws: what `LivingMap` and `ZoneSnapshot` throw.
  public init(
    _ database: DatabaseFile, vintage: BoundaryVintage, precedence: DecreePrecedence = DecreePrecedence()
  ) throws {
    self.database = database
    let (living, snapshot) = try database.read { reading in
      (
        try LivingMap(vintage, reading),
        try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), precedence: precedence, reading)
      )
    }
    state = Mutex(State(living: living))
    current = Mutex(snapshot)
  }

  /// What is in force: a whole revision or the one before, never a mixture.
  public var snapshot: ZoneSnapshot { current.withLock { $0 } }

  /// Takes reports that came singly or a few at a time; they are safe when it returns.
  ///
  /// - Parameter reports: placed in the wards of the vintage.
  /// - Throws: `StoreError`.
  public func take(_ reports: [LocatedReport], kind: RowKind, source: String, by access: Access) throws {
    try state.withLock { state in
      var delta = TallyDelta()
      let key = "\(kind.rawValue) \(source)"
      var register = state.registers[key]
      try database.write { writing in
        try access.require(.importReports, subject: kind.rawValue)
        if register == nil {
          register = try ReportRegister(
            kind, source: source, file: "single reports", vintage: state.living.vintage, city: state.living.city,
            lookup: nil, writing)
        }
        register!.beginDelivery()
        _ = try register!.take(reports, &delta, writing)
        try delta.write(writing)
        writing.record(
          access.act(
            "\(kind.rawValue).take", subject: "import \(register!.importNumber)",
            facts: ["reports": String(reports.count)]))
      }
      state.registers[key] = register
      state.living.apply(delta, isDoses: kind == .doses)
    }
  }

  /// Takes over what an import of this process has changed.
  public func apply(_ summary: ImportSummary) { state.withLock { $0.living.apply(summary) } }

  /// Who takes a map into force, and by which act.
  public struct Approval: Sendable {
    public var officer: Access
    public var reviewer: Access
    public var approver: Access
    public var act: String
    public var reason: String

    public init(officer: Access, reviewer: Access, approver: Access, act: String, reason: String) {
      self.officer = officer
      self.reviewer = reviewer
      self.approver = approver
      self.act = act
      self.reason = reason
    }
  }

  /// Computes the map of a day from what is known now and puts it in force.
  ///
  /// - Parameter text: the text of the criteria set.
  /// - Returns: the number of the revision; the snapshot has it then.
  /// - Throws: as `LivingMap.map` and `Publication`.
  @discardableResult
  public func publish(on day: Day, _ set: CriteriaSet, text: String, _ approval: Approval) throws -> Int {
    try state.withLock { state in
      let (map, levels) = try state.living.map(on: day, set)
      var kept = state.kept
      let number = try database.write { writing in
        let (number, _) = try Publication.draft(
          Publication.Draft(
            map: map, day: levels, criteriaText: text,
            knownAt: writing.instant, act: approval.act, reason: approval.reason),
          vintage: state.living.vintage, by: approval.officer, kept: &kept, writing)
        try Publication.review(number, by: approval.reviewer, writing)
        try Publication.publish(number, by: approval.approver, writing)
        return number
      }
      state.kept = kept
      try refresh()
      return number
    }
  }

  /// Looks at the database for what others have published and decreed.
  ///
  /// - Throws: as `ZoneSnapshot.advanced`.
  public func refresh() throws {
    let before = snapshot
    let next = try database.read { try before.advanced($0) }
    current.withLock { current in
      // Another thread may have been faster and further.
      if next.revision >= current.revision { current = next }
    }
  }
}
