import Crypto
import FHIR

/// The names that Zonal gives what FHIR R4 has no element or no code for. They are URNs of our own: nothing is fetched from them.
enum FHIRNames {
  /// Before the name of a source, for the names of its records.
  static let records = "urn:zonal:cases:records:"
  /// The 12-digit personal identifier.
  static let person = "urn:zonal:personal-identifier"
  /// Before the name of a column of the line list, for an extension with its cell.
  static let cell = "urn:zonal:cases:"
  static let observations = "urn:zonal:cases:observation"
  static let symptoms = "urn:zonal:cases:symptom"
  static let exposures = "urn:zonal:cases:exposure"
  static let contactKinds = "urn:zonal:cases:contact-kind"

  static let contact = Coding(system: observations, code: "contact", display: "Contact with another person")
  static let ct = Coding(system: observations, code: "ct", display: "Cycle threshold")
  static let distance = Coding(system: observations, code: "distance", display: "Smallest distance")
  static let masked = Coding(system: observations, code: "masked", display: "Both wore masks")
  static let minutes = Coding(system: observations, code: "minutes", display: "Time within the distance")
  static let touched = Coding(system: observations, code: "touched", display: "They touched one another")
  static let place = Coding(system: observations, code: "place", display: "Place")
  static let ward = Coding(system: observations, code: "ward", display: "Ward")

  static func identifier(_ name: RecordName) -> Identifier {
    Identifier(system: records + escaped(name.source), value: name.name)
  }

  /// The record that an identifier names; `nil` for one of another system.
  static func record(_ identifiers: [Identifier]) -> RecordName? {
    for identifier in identifiers {
      guard let system = identifier.system, system.hasPrefix(records), let name = identifier.value else { continue }
      guard let source = unescaped(system.dropFirst(records.count)), !source.isEmpty else { continue }
      return RecordName(source: source, name: name)
    }
    return nil
  }

  /// The id of a record's resources: the same wherever the record is, and of letters that FHIR allows.
  static func id(_ name: RecordName) -> String {
    let digest = SHA256.hash(data: Array("\(name.source)\0\(name.name)".utf8))
    return digest.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// A text as a part of a URI: letters, digits and hyphens as they are, other bytes as %XX.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
      let hex = String(byte, radix: 16, uppercase: true)
      result += isPlain ? String(Character(Unicode.Scalar(byte))) : "%" + (byte < 16 ? "0" : "") + hex
    }
    return result
  }

  private static func unescaped(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.first {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        rest = rest.dropFirst()
        continue
      }
      guard rest.count >= 3, let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(3)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
