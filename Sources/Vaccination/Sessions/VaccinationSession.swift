public import Quantities

/// A product that is given on a day at a site, to so many people.
public struct VaccinationSession: Hashable, Sendable {
  public var number: Int
  /// Code of the site.
  public var site: String
  /// Row of the site's ward.
  public var ward: Int
  public var day: Day
  /// Minutes of the day.
  public var from: Int
  public var until: Int
  /// Id of the product in the rules.
  public var product: String
  public var capacity: Int
  /// Places of people who were invited and have not been taken off.
  public var taken: Int
  public var isCancelled: Bool

  public var free: Int { isCancelled ? 0 : capacity - taken }
}

/// What makes a session.
public struct SessionForm: Hashable, Sendable {
  /// Code of the site.
  public var site: String
  public var day: Day
  /// Minutes of the day, the second after the first.
  public var from: Int
  public var until: Int
  /// A name of the product that the rules know.
  public var product: String
  public var capacity: Int

  public init(site: String, day: Day, from: Int, until: Int, product: String, capacity: Int) {
    self.site = site
    self.day = day
    self.from = from
    self.until = until
    self.product = product
    self.capacity = capacity
  }
}
