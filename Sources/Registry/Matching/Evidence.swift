/// What one field says for or against that a record is of a citizen. It holds nothing of the field's values.
public struct Evidence: Hashable, Sendable {
  /// A field that is compared.
  public enum Field: Int, Hashable, Sendable, CaseIterable {
    case familyName
    case middleName
    case givenName
    case nameOrder
    case birthDate
    case sex
    case ward
    case phone
    case formerNumber

    /// A word of the queue's reasons.
    public var code: String {
      switch self {
      case .familyName: "family-name"
      case .middleName: "middle-name"
      case .givenName: "given-name"
      case .nameOrder: "name-order"
      case .birthDate: "birth-date"
      case .sex: "sex"
      case .ward: "ward"
      case .phone: "phone"
      case .formerNumber: "former-number"
      }
    }
  }

  public var field: Field
  public var agreement: Agreement
  /// How much likelier this is for the same person than for another one, as a logarithm to base 2; below 0 it speaks against.
  public var bits: Double

  public init(_ field: Field, _ agreement: Agreement, bits: Double) {
    self.field = field
    self.agreement = agreement
    self.bits = bits
  }
}

extension Evidence: CustomStringConvertible {
  /// `birth-date exchanged +4.2`
  public var description: String { "\(field.code) \(agreement.code) \(bits < 0 ? "" : "+")\(tenths)" }

  private var tenths: Double { (bits * 10).rounded() / 10 }

  /// Reads what ``description`` writes; the bits are then those of one decimal.
  ///
  /// - Returns: `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let field = Field.allCases.first(where: { $0.code == parts[0] }),
      let agreement = Agreement(code: parts[1]), let bits = Double(parts[2])
    else { return nil }
    self.init(field, agreement, bits: bits)
  }
}
