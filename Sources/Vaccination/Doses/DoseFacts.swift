public import Epidemiology
public import Quantities

/// What was written of a dose, without the person.
public struct DoseFacts: Hashable, Sendable {
  public var day: Day
  /// Minutes since midnight by the city's clocks; `nil` where the time is not known.
  public var minute: Int?
  /// The product as it was written; dated rules know its names.
  public var product: String
  /// The number that was written; `nil` where none was.
  public var number: Int?
  /// Empty where it was not said, as for the site.
  public var lot: String
  /// Where it was given, by the code of the site.
  public var site: String
  /// Row of the ward where it was given; `nil` where nobody knows.
  public var ward: Int?
  /// Row of the ward in which the person was said to live; `nil` where nothing was said. The register's word stands before it.
  public var home: Int?
  /// Completed years as they were written; the register's word stands before it.
  public var age: Int?
  /// Whether it completed its series, as it was written; the rules' word stands before it once the dose is somebody's.
  public var series: SeriesState

  public init(
    day: Day, minute: Int? = nil, product: String, number: Int? = nil, lot: String = "", site: String = "", ward: Int?,
    home: Int? = nil, age: Int? = nil, series: SeriesState = .unknown
  ) {
    self.day = day
    self.minute = minute
    self.product = product
    self.number = number
    self.lot = lot
    self.site = site
    self.ward = ward
    self.home = home
    self.age = age
    self.series = series
  }
}
