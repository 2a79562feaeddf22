/// The place of a dose in its series, as it was written.
///
/// Source: HL7 FHIR R4 (4.0.1), Immunization.protocolApplied.
public struct ImmunizationProtocol: Hashable, Sendable {
  /// `nil` where it is a text that is no number.
  public var doseNumber: Int?

  public init(doseNumber: Int) { self.doseNumber = doseNumber }

  init?(_ reader: ElementReader) {
    _ = reader.string("series")
    reader.requireOneOf(["doseNumberPositiveInt", "doseNumberString"], as: "doseNumber[x]")
    if let text = reader.decimal("doseNumberPositiveInt") {
      doseNumber = Int(text).flatMap { $0 > 0 ? $0 : nil }
      if doseNumber == nil { reader.refuse(.wrongType, "doseNumberPositiveInt", "a whole number from 1 is expected") }
    } else if let text = reader.string("doseNumberString") {
      doseNumber = Int(text).flatMap { $0 > 0 ? $0 : nil }
    }
    _ = reader.decimal("seriesDosesPositiveInt")
    _ = reader.string("seriesDosesString")
  }
}

extension ImmunizationProtocol: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add(decimal: "doseNumberPositiveInt", doseNumber.map(String.init))
  }
}
