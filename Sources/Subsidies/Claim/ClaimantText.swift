import Quantities
import Registry

/// A claimant as somebody types them on standard input, or as a row of an employer's list has them.
///
/// Beside the person there may be `question ID: yes`, `spell KIND: FROM THROUGH` (without an end while it lasts), `work: WARD …` and
/// `children: DAY …`: only what the receipt says is lacking.
public struct ClaimantText: Sendable {
  private let values: [String: String]

  public static let fields = [
    "identifier", "name", "birth_year", "phone", "address", "account", "bank", "holder", "cash", "business",
    "business_number", "children", "work",
  ]
  public static let hint =
    "\(fields.map { "'\($0): …'" }.joined(separator: ", ")), 'question ID: yes', 'spell KIND: FROM THROUGH'"

  /// - Throws: `SupportError.unusable` for a name that there is not; values are not repeated.
  public init(_ values: [String: String]) throws {
    for name in values.keys.sorted() where !Self.isField(name) {
      throw SupportError.unusable("a field is none of \(Self.hint)")
    }
    self.values = values.filter { !$0.value.isEmpty }
  }

  /// Whether it is one of the names that are taken.
  public static func isField(_ name: String) -> Bool {
    fields.contains(name) || name.hasPrefix("question ") || name.hasPrefix("spell ")
  }

  private func need(_ name: String) throws -> String {
    guard let value = values[name] else { throw SupportError.unusable("'\(name): …' is missing") }
    return value
  }

  private func day(_ text: Substring, _ name: String) throws -> Day {
    guard let day = Day(text) else { throw SupportError.unusable("'\(name)' has days written as 2021-07-31") }
    return day
  }

  /// Where the money goes.
  ///
  /// - Throws: `SupportError.unusable`.
  public func payee() throws -> Payee {
    if let place = values["cash"] { return .cash(place: place) }
    return .account(number: try need("account"), bank: try need("bank"), holder: try values["holder"] ?? need("name"))
  }

  /// - Throws: `SupportError.unusable`; `IdentifierFault`.
  public func person() throws -> ClaimPerson {
    guard case .personal(let identifier) = try IdentityNumber(try need("identifier")) else {
      throw SupportError.unusable("a claim needs the personal identifier of 12 digits")
    }
    var person = ClaimPerson(
      identifier: identifier, name: try need("name"), phone: values["phone"] ?? "", address: values["address"] ?? "",
      payee: try payee())
    person.birthYear = try birthYear()
    if let name = values["business"] {
      person.business = ClaimPerson.Business(name: name, number: values["business_number"] ?? "")
    }
    person.workplaces = workplaces()
    person.children = try children()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      if name.hasPrefix("question ") {
        person.statements[String(name.dropFirst(9))] = try answer(value, name)
      } else if name.hasPrefix("spell ") {
        let kind = String(name.dropFirst(6))
        if let spell = try spell(kind, value) { person.spells.append(spell) } else { person.statements[kind] = 0 }
      }
    }
    return person
  }

  func birthYear() throws -> Int? {
    try values["birth_year"].map { text in
      guard let year = Int(text), (1850...2100).contains(year) else {
        throw SupportError.unusable("birth_year has four digits")
      }
      return year
    }
  }

  func workplaces() -> [ClaimedWorkplace] {
    (values["work"] ?? "").split(separator: " ").map { ClaimedWorkplace(ward: String($0)) }
  }

  func children() throws -> [Day]? {
    try values["children"].map { text in
      text == "none" ? [] : try text.split(separator: " ").map { try day($0, "children") }
    }
  }

  func answer(_ value: String, _ name: String) throws -> Int {
    guard let answer = ["yes": 1, "no": 0][value] ?? Int(value) else {
      throw SupportError.unusable("'\(name)' is yes, no or a number")
    }
    return answer
  }

  /// - Returns: `nil` for a spell that did not happen.
  func spell(_ kind: String, _ value: String) throws -> ClaimedSpell? {
    if value == "none" { return nil }
    let name = "spell \(kind)"
    let days = try value.split(separator: " ").map { try day($0, name) }
    guard (1...2).contains(days.count) else {
      throw SupportError.unusable("'\(name)' has a first and perhaps a last day, or is none")
    }
    return ClaimedSpell(kind: kind, from: days[0], through: days.count > 1 ? days[1] : nil)
  }
}
