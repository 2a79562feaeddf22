/// How a claimant gets the money.
public enum Payee: Hashable, Sendable {
  /// To an account: its number, the bank's BIC (ISO 9362), and whose it is as the bank has it.
  case account(number: String, bank: String, holder: String)
  /// In cash, at a post office or the ward's desk.
  case cash(place: String)

  /// How a batch is paid out; one batch is of one means.
  public enum Means: String, CaseIterable, Codable, Sendable { case account, cash }

  public var means: Means {
    switch self {
    case .account: .account
    case .cash: .cash
    }
  }

  /// - Throws: `SupportError.unusable`, which repeats nothing of it.
  func check() throws(SupportError) {
    switch self {
    case .account(let number, let bank, let holder):
      let isNumber = (4...34).contains(number.count) && number.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
      guard isNumber else { throw .unusable("the account's number is 4 to 34 letters and digits, without blanks") }
      guard Self.isBIC(bank) else {
        throw .unusable("the bank is named by its BIC of 8 or 11 signs, as BFTVVNVX (ISO 9362)")
      }
      guard ClaimPerson.isName(holder) else {
        throw .unusable("whose account it is, is a name of 1 to 140 letters that begins with a letter")
      }
    case .cash(let place):
      guard ClaimPerson.isName(place) else {
        throw .unusable("where it is paid in cash is named in 1 to 140 signs, beginning with a letter")
      }
    }
  }

  /// Four letters or digits for the party, two letters for the country, two signs for the place, and perhaps three for the branch.
  static func isBIC(_ text: String) -> Bool {
    let signs = Array(text.utf8)
    guard signs.count == 8 || signs.count == 11 else { return false }
    func isLetter(_ sign: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(sign) }
    func isDigit(_ sign: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign) }
    return signs.enumerated().allSatisfy { place, sign in
      isLetter(sign) || isDigit(sign) && !(4...5).contains(place)
    }
  }
}

extension Payee: Codable {}

extension Payee: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "payee by \(means.rawValue)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
