/// A number that people prove themselves with: the personal identifier, or the card number of before it.
public enum IdentityNumber: Hashable, Sendable {
  case personal(PersonalIdentifier)
  case former(FormerIdentityNumber)

  /// Reads a number as forms and spreadsheets have it: blanks, dots, hyphens and apostrophes among the digits are passed over.
  ///
  /// - Parameter restoringZeros: whether 10 or 11 digits are an identifier, and 8 a card number, that lost its zeros in front, as
  ///   spreadsheets do that to a whole column. Only for files that are known to have suffered so.
  /// - Complexity: one pass over the bytes; no memory is taken.
  /// - Throws: `IdentifierFault.empty`, `.characters`, `.length`, `.zerosLost`, `.place`.
  public init(_ text: some StringProtocol, restoringZeros: Bool = false) throws(IdentifierFault) {
    try self.init(bytes: text.utf8, restoringZeros: restoringZeros)
  }

  /// As ``init(_:restoringZeros:)``, of UTF-8 bytes.
  public init(bytes: some Sequence<UInt8>, restoringZeros: Bool = false) throws(IdentifierFault) {
    var number: UInt64 = 0
    var count = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        count += 1
        guard count <= 12 else { throw .length }
        number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "'"): break
      default: throw .characters
      }
    }
    switch count {
    case 0: throw .empty
    case 8, 10, 11:
      guard restoringZeros else { throw .zerosLost }
      count = count == 8 ? 9 : 12
    case 9, 12: break
    default: throw .length
    }
    if count == 9 {
      guard let former = FormerIdentityNumber(number: UInt32(number)) else { throw .place }
      self = .former(former)
    } else {
      guard let identifier = PersonalIdentifier(number: number) else { throw .place }
      self = .personal(identifier)
    }
  }

  /// The digits. Personal data: see ``PersonalIdentifier/digits``.
  public var digits: String {
    switch self {
    case .personal(let identifier): identifier.digits
    case .former(let former): former.digits
    }
  }
}
