public import Quantities

/// Issued permits in the few numbers that the map and the rules can turn against them, packed: a million take some 50 MB.
public struct LivePermits: Sendable {
  /// How a permit stands before it is looked at.
  public enum State: Hashable, Sendable {
    case live
    /// By a re-evaluation; permits that an officer suspended are not given to it.
    case suspended
    /// The holder was told that it ends at this moment.
    case noticed(Moment)
  }

  /// Ids of groups and forms by number, as `append` numbered them.
  public private(set) var groups: [String] = []
  public private(set) var forms: [String] = []
  public private(set) var serials: [Int64] = []
  private(set) var groupNumbers: [UInt8] = []
  private(set) var formNumbers: [UInt8] = []
  private(set) var origins: [Int32] = []
  private(set) var destinations: [Int32] = []
  /// Where the route of each permit ends in `route`; it begins where that of the one before ends.
  private(set) var routeEnds: [Int32] = []
  private(set) var route: [Int32] = []
  private(set) var from: [Int64] = []
  private(set) var until: [Int64] = []
  /// 0 live, 1 suspended, 2 noticed.
  private(set) var states: [UInt8] = []
  /// Of those that were told, in seconds.
  private(set) var notices: [Int: Int64] = [:]
  private var groupByID: [String: UInt8] = [:]
  private var formByID: [String: UInt8] = [:]

  public init() {}

  public var count: Int { serials.count }

  public mutating func reserveCapacity(_ count: Int) {
    serials.reserveCapacity(count)
    groupNumbers.reserveCapacity(count)
    formNumbers.reserveCapacity(count)
    origins.reserveCapacity(count)
    destinations.reserveCapacity(count)
    routeEnds.reserveCapacity(count)
    from.reserveCapacity(count)
    until.reserveCapacity(count)
    states.reserveCapacity(count)
  }

  /// Adds a permit; its place is the number by which verdicts name it.
  ///
  /// - Parameters:
  ///   - group: id; at most 255 different ones.
  ///   - form: id of the form that it was issued on.
  ///   - route: wards between, in any order.
  ///   - until: the first moment at which it holds no more.
  public mutating func append(
    serial: Int64, group: String, form: String, origin: Int, destination: Int, route wards: some Sequence<Int>,
    from: Moment, until: Moment, state: State = .live
  ) {
    groupNumbers.append(Self.number(group, &groups, &groupByID))
    formNumbers.append(Self.number(form, &forms, &formByID))
    serials.append(serial)
    origins.append(Int32(origin))
    destinations.append(Int32(destination))
    for ward in wards { route.append(Int32(ward)) }
    routeEnds.append(Int32(route.count))
    self.from.append(from.seconds)
    self.until.append(until.seconds)
    switch state {
    case .live: states.append(0)
    case .suspended: states.append(1)
    case .noticed(let moment):
      notices[states.count] = moment.seconds
      states.append(2)
    }
  }

  private static func number(_ id: String, _ ids: inout [String], _ known: inout [String: UInt8]) -> UInt8 {
    if let number = known[id] { return number }
    precondition(ids.count < 255, "at most 255 groups and forms")
    let number = UInt8(ids.count)
    ids.append(id)
    known[id] = number
    return number
  }
}
