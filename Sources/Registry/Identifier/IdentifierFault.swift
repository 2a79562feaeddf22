/// Why a text is no identity number. It holds nothing of the text, so it can go into findings and logs.
public enum IdentifierFault: Error, Hashable, Sendable, CaseIterable {
  /// Nothing was written.
  case empty
  /// Something else than digits and what parts them.
  case characters
  /// Neither 12 digits nor 9.
  case length
  /// 10 or 11 digits, or 8: what a spreadsheet leaves of a number that begins with zeros.
  case zerosLost
  /// The first three digits are no province's, or a card number is all zeros.
  case place
}

extension IdentifierFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "no identity number is given"
    case .characters: "an identity number has digits only"
    case .length: "an identity number has 12 digits, or 9 before 2012"
    case .zerosLost: "zeros in front of the identity number were lost, as spreadsheets do; export the column as text"
    case .place: "the first digits of the identity number are of no province (Circular 07/2016/TT-BCA, annex 1)"
    }
  }
}
