public import Permits
public import Quantities
import Quarantine
public import Store

/// The quarantine orders of the city as permits ask about them: the one place where the two rooms meet.
///
/// An order whose last day is over and which nobody has ended holds on, so the clock is asked.
public struct OrdersForPermits: QuarantineQuestions {
  let offset: Int
  let now: @Sendable () -> Instant

  /// - Parameters:
  ///   - offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  ///   - now: the clock of the database.
  public init(offset: Int = 25_200, now: @escaping @Sendable () -> Instant) {
    self.offset = offset
    self.now = now
  }

  public func order(ofCitizen citizen: Int, from: Moment, until: Moment, _ reading: Reading) throws -> QuarantineOrder?
  {
    let order = try QuarantineOffice.order(
      ofCitizen: citizen, from: from, until: until, today: now().day(offset: offset), reading)
    return order.map {
      QuarantineOrder(name: "quarantine order \($0.number)", from: $0.from, until: $0.until)
    }
  }

  public func citizens(underOrdersAt moment: Moment, _ reading: Reading) throws -> Set<Int> {
    try QuarantineOffice.citizens(underOrdersAt: moment, reading)
  }
}
