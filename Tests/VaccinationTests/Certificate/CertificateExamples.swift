import Credentials
import Quantities

@testable import Vaccination

enum CertificateExamples {
  static let now = Instant(milliseconds: 1_640_000_000_000)

  static func claims(_ family: String = "Nguyễn", _ given: String = "Thị Hoa") -> VaccinationClaims {
    VaccinationClaims(
      country: "VN", issued: now, expires: Instant(milliseconds: now.milliseconds + 86_400_000 * 180),
      familyName: family,
      givenName: given, birth: "1990-05-01",
      codes: VaccineProduct.CertificateCodes(
        vaccine: "1119349007", product: "EU/1/20/1528", manufacturer: "ORG-100030215"),
      dose: 2, series: 2, day: Day("2021-10-01")!, vaccinatedIn: "VN", authority: "Sở Y tế Hà Nội",
      identifier: CertificateIdentifier("URN:UVCI:01:VN:AAAABBBBCCCCDDDDEEEEFFFF")!)
  }
}
