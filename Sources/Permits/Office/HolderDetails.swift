import Foundation
public import Registry

/// Who a permit is for: everything personal of an application, sealed as one value.
///
/// Printing or dumping it shows nothing.
public struct HolderDetails: Hashable, Sendable {
  public var identifier: PersonalIdentifier
  public var name: String
  /// `nil` when it was not said.
  public var birthYear: Int?
  public var phone: String
  public var occupation: String
  /// Number plate of the vehicle; empty for none.
  public var plate: String

  public init(
    identifier: PersonalIdentifier, name: String, birthYear: Int? = nil, phone: String = "", occupation: String = "",
    plate: String = ""
  ) {
    self.identifier = identifier
    self.name = name
    self.birthYear = birthYear
    self.phone = phone
    self.occupation = occupation
    self.plate = plate
  }

  private struct Stored: Codable {
    var identifier: UInt64
    var name: String
    var birthYear: Int?
    var phone: String
    var occupation: String
    var plate: String
    var reference: String
    var credential: String?
    var code: String?
  }

  /// As it is sealed, with the application's reference; blanks to a multiple of 64 bytes hide the length of the name.
  func encoded(reference: String, credential: String? = nil, code: String? = nil) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let stored = Stored(
      identifier: identifier.number, name: name, birthYear: birthYear, phone: phone, occupation: occupation,
      plate: plate, reference: reference, credential: credential, code: code)
    // Texts and numbers only: nothing that could fail.
    var bytes = [UInt8](try! encoder.encode(stored))
    bytes += repeatElement(UInt8(ascii: " "), count: (64 - bytes.count % 64) % 64)
    return bytes
  }

  /// - Throws: `PermitError.unreadable`.
  static func decode(_ bytes: [UInt8]) throws(PermitError) -> (
    holder: HolderDetails, reference: String, credential: String?, code: String?
  ) {
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      let identifier = PersonalIdentifier(number: stored.identifier)
    else { throw .unreadable }
    let holder = HolderDetails(
      identifier: identifier, name: stored.name, birthYear: stored.birthYear, phone: stored.phone,
      occupation: stored.occupation, plate: stored.plate)
    return (holder, stored.reference, stored.credential, stored.code)
  }
}

extension HolderDetails: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "holder of a permit" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
