import Foundation
import Quantities
public import Registry

/// Who a dose was given to, as it was said: everything personal of it, sealed as one value.
///
/// Printing or dumping it shows nothing.
public struct DosePerson: Hashable, Sendable {
  /// `nil` where none was said.
  public var identifier: PersonalIdentifier?
  /// Empty where it was not said, as for the phone.
  public var name: String
  public var birth: BirthDate?
  public var sex: Sex
  public var phone: String

  public init(
    identifier: PersonalIdentifier?, name: String = "", birth: BirthDate? = nil, sex: Sex = .unknown, phone: String = ""
  ) {
    self.identifier = identifier
    self.name = name
    self.birth = birth
    self.sex = sex
    self.phone = phone
  }

  /// Whether nothing was said of anybody.
  public var isNobody: Bool { identifier == nil && name.isEmpty && birth == nil && phone.isEmpty }

  private struct Stored: Codable {
    var identifier: UInt64?
    var name: String
    var birth: Int32?
    var isYearOnly: Bool
    var sex: Int
    var phone: String
  }

  /// As it is sealed; blanks to a multiple of 32 bytes hide the length of the name.
  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let stored = Stored(
      identifier: identifier?.number, name: name, birth: birth?.day.number, isYearOnly: birth?.isYearOnly ?? false,
      sex: sex.rawValue, phone: phone)
    // Texts and whole numbers only: nothing that could fail.
    var bytes = [UInt8](try! encoder.encode(stored))
    bytes += repeatElement(UInt8(ascii: " "), count: (32 - bytes.count % 32) % 32)
    return bytes
  }

  /// - Throws: `VaccinationError.unreadable`.
  static func decode(_ bytes: [UInt8]) throws(VaccinationError) -> DosePerson {
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)), let sex = Sex(rawValue: stored.sex)
    else { throw .unreadable }
    var birth: BirthDate?
    if let number = stored.birth {
      let day = Day(number: number)
      birth = stored.isYearOnly ? BirthDate(year: day.components.year) : BirthDate(day)
    }
    return DosePerson(
      identifier: stored.identifier.flatMap { PersonalIdentifier(number: $0) }, name: stored.name, birth: birth,
      sex: sex, phone: stored.phone)
  }
}

extension DosePerson: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "person of a dose" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
