public import Criteria
public import Quantities

/// A vaccine as dated rules know it.
public struct VaccineProduct: Sendable {
  /// How two doses of the basic series may lie to each other, in days.
  public struct Interval: Hashable, Sendable {
    /// Days after the dose before at the least.
    public var least: Int
    /// Days after the dose before from which the dose is recommended.
    public var from: Int
    /// The last recommended day; after it the dose is late and the series goes on. `nil` where the rules name none.
    public var through: Int?
  }

  /// Who may be given the product, in completed years of life.
  public struct Ages: Hashable, Sendable {
    public var from: Int
    /// The last age; `nil` for none.
    public var through: Int?

    func contains(_ age: Int) -> Bool { from <= age && through.map { age <= $0 } ?? true }
  }

  /// How the product is written in the European Union's certificates.
  public struct CertificateCodes: Hashable, Sendable {
    /// Vaccine or prophylaxis (`vp`): a SNOMED CT or ATC code.
    public var vaccine: String
    /// Medicinal product (`mp`): the number of the marketing authorisation in the Union, or the value set's word.
    public var product: String
    /// Marketing authorisation holder or maker (`ma`).
    public var manufacturer: String
  }

  public var id: String
  public var name: Localized
  /// Other ways in which people write the name.
  public var aliases: [String]
  /// The first day on which it may be given in the country.
  public var approved: Day
  public var approval: String
  /// Doses of the basic series: 1, 2 or 3.
  public var doses: Int
  /// For each dose after the first the interval to the one before, with the days from which each form of it holds; `doses - 1` of them.
  public var intervals: [Dated<Interval>]
  public var ages: Dated<Ages>
  /// `nil` where the value sets have no word for the product; no certificate can be made of it then.
  public var codes: CertificateCodes?
  var line = 0
}
