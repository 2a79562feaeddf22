import Crypto
import FHIR
import Foundation

/// The names that Zonal gives what FHIR R4 has no element or no code for. They are URNs of our own: nothing is fetched from them.
enum DoseFHIRNames {
  /// Before the name of a source, for the names of its doses.
  static let doses = "urn:zonal:vaccination:doses:"
  /// The source of doses that officers entered; their names are keyed hashes.
  static let office = "office"
  static let person = "urn:zonal:personal-identifier"
  static let ward = "urn:zonal:ward"
  static let products = "urn:zonal:vaccination:product"
  static let home = "urn:zonal:vaccination:home"
  static let age = "urn:zonal:vaccination:age"
  static let series = "urn:zonal:vaccination:series"
  static let severity = "urn:zonal:vaccination:severity"
  static let ground = "urn:zonal:vaccination:ground"
  static let cvx = "http://hl7.org/fhir/sid/cvx"

  /// Codes of products by their ids in the shipped rules.
  ///
  /// Source: CDC, CVX code set (COVID-19 and non-US COVID-19 vaccines); 207 to 212 also stand in WHO's Digital Documentation of
  /// COVID-19 Certificates. Hayat-Vax and Abdala have no code there.
  static let codes = [
    "spikevax": "207", "comirnaty": "208", "astrazeneca": "210", "janssen": "212", "covaxin": "502",
    "sputnik-v": "505", "vero-cell": "510",
  ]

  static func system(ofSource source: String) -> String {
    // Letters, digits and hyphens as they are, all else as %XX.
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
    return doses + (source.addingPercentEncoding(withAllowedCharacters: plain) ?? source)
  }

  static func source(ofSystem system: String) -> String? {
    guard system.hasPrefix(doses), let source = system.dropFirst(doses.count).removingPercentEncoding, !source.isEmpty
    else { return nil }
    return source
  }

  /// An id of letters that FHIR allows, the same wherever the texts are.
  static func id(_ parts: String...) -> String {
    SHA256.hash(data: Array(parts.joined(separator: "\u{0}").utf8)).prefix(16)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
