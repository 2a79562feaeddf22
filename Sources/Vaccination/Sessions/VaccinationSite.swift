/// Where doses are given.
public struct VaccinationSite: Hashable, Sendable {
  public var number: Int
  /// As people and files name it, unique.
  public var code: String
  public var name: String
  /// Row of the ward.
  public var ward: Int
  public var isClosed: Bool
}
