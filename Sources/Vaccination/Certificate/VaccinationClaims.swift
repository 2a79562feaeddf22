public import Quantities

/// What a vaccination certificate says: who was given which dose of how many, of what, when, and by whom it is certified.
public struct VaccinationClaims: Hashable, Sendable {
  /// SNOMED CT code of the disease: COVID-19.
  public static let disease = "840539006"
  /// Version of the schema that it follows.
  public static let version = "1.3.0"

  /// Country of the issuer, two letters.
  public var country: String
  /// In whole seconds.
  public private(set) var issued: Instant
  public private(set) var expires: Instant
  public var familyName: String
  /// Empty for a name of one word.
  public var givenName: String
  /// `1990-05-01`, or a year alone; empty where it is not known.
  public var birth: String
  /// Vaccine or prophylaxis, medicinal product, and holder of its authorisation, by the value sets of the European Union.
  public var vaccine: String
  public var product: String
  public var manufacturer: String
  /// Number of the dose, and how many its series has.
  public var dose: Int
  public var series: Int
  public var day: Day
  /// Country of the vaccination.
  public var vaccinatedIn: String
  /// Who certifies it.
  public var authority: String
  public var identifier: CertificateIdentifier

  public init(
    country: String, issued: Instant, expires: Instant, familyName: String, givenName: String, birth: String,
    codes: VaccineProduct.CertificateCodes, dose: Int, series: Int, day: Day, vaccinatedIn: String, authority: String,
    identifier: CertificateIdentifier
  ) {
    self.country = country
    self.issued = Instant(milliseconds: issued.milliseconds / 1000 * 1000)
    self.expires = Instant(milliseconds: expires.milliseconds / 1000 * 1000)
    self.familyName = familyName
    self.givenName = givenName
    self.birth = birth
    vaccine = codes.vaccine
    product = codes.product
    manufacturer = codes.manufacturer
    self.dose = dose
    self.series = series
    self.day = day
    self.vaccinatedIn = vaccinatedIn
    self.authority = authority
    self.identifier = identifier
  }

  /// Number and length of a series as the European Union counts: a booster after two doses is 3 of 3, one after a single-dose vaccine 2
  /// of 1, which tells it from the second dose of a series.
  ///
  /// Source: European Commission, 21 December 2021, with Delegated Regulation (EU) 2021/2288.
  ///
  /// - Parameters:
  ///   - place: among the doses that count.
  ///   - basic: doses of the basic series.
  ///   - isBooster: whether the dose is beyond it.
  static func numbers(place: Int, basic: Int, isBooster: Bool) -> (dose: Int, series: Int) {
    guard isBooster else { return (place, max(basic, place)) }
    return basic == 1 ? (place, 1) : (place, place)
  }
}
