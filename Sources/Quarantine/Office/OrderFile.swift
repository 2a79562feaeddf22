public import Quantities

/// An order with everything that happened under it, as an officer sees it; nobody's name is in it but where `person` is there.
public struct OrderFile: Sendable {
  /// A day on which a test is due.
  public struct Test: Hashable, Sendable {
    public var day: Day
    /// Of the result that answers it; `nil` while none does.
    public var outcome: TestResult.Outcome?
  }

  public var order: OrderRecord
  /// `nil` unless it was asked for.
  public var person: OrderPerson?
  public var acts: [OrderAct]
  public var tests: [Test]
  public var results: [TestResult]
  public var checkIns: [CheckIn]
  /// Empty unless the person was asked for.
  public var reports: [SelfReport]
  public var alerts: [OrderAlert]
  /// The certificate that holds; `nil` for none.
  public var certificate: Int?
}
