import Foundation
public import Registry
public import SpatialCore

/// Who an order is for and where exactly: everything personal of it, sealed as one value.
///
/// Printing or dumping it shows nothing.
public struct OrderPerson: Hashable, Sendable {
  public var identifier: PersonalIdentifier
  public var name: String
  /// `nil` when it was not said.
  public var birthYear: Int?
  public var phone: String
  /// Where the person is in quarantine.
  public var address: String
  /// Longitude and latitude of that place; `nil` where nobody said, and check-ins then tell nothing.
  public var position: Coordinate?

  public init(
    identifier: PersonalIdentifier, name: String, birthYear: Int? = nil, phone: String = "", address: String = "",
    position: Coordinate? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.birthYear = birthYear
    self.phone = phone
    self.address = address
    self.position = position
  }

  private struct Stored: Codable {
    var identifier: UInt64
    var name: String
    var birthYear: Int?
    var phone: String
    var address: String
    var longitude: Double?
    var latitude: Double?
  }

  /// As it is sealed; blanks to a multiple of 64 bytes hide the length of the name.
  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let stored = Stored(
      identifier: identifier.number, name: name, birthYear: birthYear, phone: phone, address: address,
      longitude: position?.x, latitude: position?.y)
    // Texts and finite numbers only, as the office has looked: nothing that could fail.
    var bytes = [UInt8](try! encoder.encode(stored))
    bytes += repeatElement(UInt8(ascii: " "), count: (64 - bytes.count % 64) % 64)
    return bytes
  }

  /// - Throws: `QuarantineError.unreadable`.
  static func decode(_ bytes: [UInt8]) throws(QuarantineError) -> OrderPerson {
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      let identifier = PersonalIdentifier(number: stored.identifier)
    else { throw .unreadable }
    var position: Coordinate?
    if let longitude = stored.longitude, let latitude = stored.latitude {
      position = Coordinate(x: longitude, y: latitude)
    }
    return OrderPerson(
      identifier: identifier, name: stored.name, birthYear: stored.birthYear, phone: stored.phone,
      address: stored.address, position: position)
  }
}

extension OrderPerson: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "person under an order" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
