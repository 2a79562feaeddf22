import Foundation
public import Quantities
public import Registry

/// Who claims, what they said, and where the money goes: everything personal of a claim, sealed as one value.
///
/// Printing or dumping it shows nothing.
public struct ClaimPerson: Hashable, Sendable {
  /// A business run by a household, which a payment is once for.
  public struct Business: Hashable, Codable, Sendable {
    public var name: String
    /// Tax code, or number of the registration; empty for one that is not registered, which is then known by the person's identifier.
    public var number: String

    public init(name: String, number: String = "") {
      self.name = name
      self.number = number
    }
  }

  public var identifier: PersonalIdentifier
  public var name: String
  /// `nil` when it was not said.
  public var birthYear: Int?
  public var phone: String
  public var address: String
  public var payee: Payee
  /// `nil` for a claim of a person.
  public var business: Business?
  /// Answers to questions of the policies that the system does not know itself; 0 and 1 for no and yes.
  public var statements: [String: Int]
  /// Spells and places of work that the claimant says and the system does not know itself.
  public var spells: [ClaimedSpell]
  public var workplaces: [ClaimedWorkplace]
  /// Births of the children whom the claimant looks after; `nil` where nothing was said.
  public var children: [Day]?

  public init(
    identifier: PersonalIdentifier, name: String, birthYear: Int? = nil, phone: String = "", address: String = "",
    payee: Payee, business: Business? = nil, statements: [String: Int] = [:], spells: [ClaimedSpell] = [],
    workplaces: [ClaimedWorkplace] = [], children: [Day]? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.birthYear = birthYear
    self.phone = phone
    self.address = address
    self.payee = payee
    self.business = business
    self.statements = statements
    self.spells = spells
    self.workplaces = workplaces
    self.children = children
  }

  /// A name as files to banks can carry it: begins with a letter, so that no table takes it for a formula.
  static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.count <= 140 else { return false }
    return text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// - Throws: `SupportError.unusable`, which repeats nothing of it.
  func check() throws(SupportError) {
    guard Self.isName(name) else {
      throw .unusable("a claim names the person in 1 to 140 signs, beginning with a letter")
    }
    if phone.count > 40 || address.count > 300 {
      throw .unusable("a phone has 40 signs at most and an address 300")
    }
    if let business {
      guard Self.isName(business.name), business.number.count <= 40 else {
        throw .unusable("a business is named in 1 to 140 signs, beginning with a letter, and its number in 40 at most")
      }
    }
    for spell in spells where spell.through.map({ $0 < spell.from }) ?? false {
      throw .unusable("what is said to last ends before it begins; check both days of '\(spell.kind)'")
    }
    try payee.check()
  }

  private struct Stored: Codable {
    var identifier: UInt64
    var name: String
    var birthYear: Int?
    var phone: String
    var address: String
    var payee: Payee
    var business: Business?
    var statements: [String: Int]
    var spells: [ClaimedSpell]
    var workplaces: [ClaimedWorkplace]
    var children: [Int32]?
  }

  /// As it is sealed; blanks to a multiple of 64 bytes hide the length of the name.
  func encoded() -> [UInt8] {
    SealedText.encode(
      Stored(
        identifier: identifier.number, name: name, birthYear: birthYear, phone: phone, address: address, payee: payee,
        business: business, statements: statements, spells: spells, workplaces: workplaces,
        children: children?.map(\.number)))
  }

  /// - Throws: `SupportError.unreadable`.
  static func decode(_ bytes: [UInt8]) throws(SupportError) -> ClaimPerson {
    let stored: Stored = try SealedText.decode(bytes)
    guard let identifier = PersonalIdentifier(number: stored.identifier) else { throw .unreadable }
    return ClaimPerson(
      identifier: identifier, name: stored.name, birthYear: stored.birthYear, phone: stored.phone,
      address: stored.address, payee: stored.payee, business: stored.business, statements: stored.statements,
      spells: stored.spells, workplaces: stored.workplaces,
      children: stored.children?.map { Day(number: $0) })
  }
}

extension ClaimPerson: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "claimant" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
