import Quantities

extension PaymentFile {
  /// A customer credit transfer initiation of ISO 20022, message `pain.001.001.09`.
  ///
  /// Version 09, of the 2019 edition, is the one that payment systems moved to since; 03, of 2009, which many banks still take, differs in
  /// the dates and in how banks are named. Amounts are in VND, which has no minor unit (ISO 4217), so they are whole. Accounts are not
  /// IBANs in Viet Nam, and stand as other identifications.
  static func iso20022(_ batch: PaymentBatch, _ lines: [Line], offset: Int) -> [UInt8] {
    var xml = XMLText()
    xml.open("Document", "xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"")
    xml.open("CstmrCdtTrfInitn")
    xml.open("GrpHdr")
    xml.element("MsgId", batch.message)
    xml.element("CreDtTm", time(batch.madeAt, offset: offset))
    xml.element("NbOfTxs", String(lines.count))
    xml.element("CtrlSum", String(batch.total))
    xml.nested(["InitgPty", "Nm"], batch.debtor.name)
    xml.close("GrpHdr")
    xml.open("PmtInf")
    xml.element("PmtInfId", batch.message)
    xml.element("PmtMtd", "TRF")
    xml.element("NbOfTxs", String(lines.count))
    xml.element("CtrlSum", String(batch.total))
    xml.nested(["ReqdExctnDt", "Dt"], batch.payDay.description)
    xml.nested(["Dbtr", "Nm"], batch.debtor.name)
    xml.nested(["DbtrAcct", "Id", "Othr", "Id"], batch.debtor.account)
    xml.nested(["DbtrAgt", "FinInstnId", "BICFI"], batch.debtor.bank)
    for line in lines {
      guard case .account(let number, let bank, let holder) = line.person.payee else { continue }
      xml.open("CdtTrfTxInf")
      xml.nested(["PmtId", "EndToEndId"], line.reference)
      xml.open("Amt")
      xml.element("InstdAmt", String(line.amount), "Ccy=\"VND\"")
      xml.close("Amt")
      xml.nested(["CdtrAgt", "FinInstnId", "BICFI"], bank)
      xml.nested(["Cdtr", "Nm"], holder)
      xml.nested(["CdtrAcct", "Id", "Othr", "Id"], number)
      xml.nested(["RmtInf", "Ustrd"], "Ho tro COVID-19 \(line.policy)")
      xml.close("CdtTrfTxInf")
    }
    xml.close("PmtInf")
    xml.close("CstmrCdtTrfInitn")
    xml.close("Document")
    return Array(xml.text.utf8)
  }

  /// To the second, in the time of the city, with its difference to UTC.
  private static func time(_ instant: Instant, offset: Int) -> String {
    let seconds = Int(instant.milliseconds.quotient(dividingBy: 1_000)) + offset
    let day = instant.day(offset: offset)
    let rest = seconds - Int(day.number) * 86_400
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let shift = abs(offset)
    return "\(day)T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
      + "\(offset < 0 ? "-" : "+")\(two(shift / 3_600)):\(two(shift / 60 % 60))"
  }
}

extension Int64 {
  /// Rounded down, also below zero.
  fileprivate func quotient(dividingBy divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// XML as it is written, element by element.
private struct XMLText {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  mutating func open(_ name: String, _ attributes: String = "") {
    text += "<\(name)\(attributes.isEmpty ? "" : " \(attributes)")>\n"
  }

  mutating func close(_ name: String) { text += "</\(name)>\n" }

  mutating func element(_ name: String, _ value: String, _ attributes: String = "") {
    text += "<\(name)\(attributes.isEmpty ? "" : " \(attributes)")>\(Self.escaped(value))</\(name)>\n"
  }

  /// One value inside elements inside one another.
  mutating func nested(_ names: [String], _ value: String) {
    text += names.map { "<\($0)>" }.joined() + Self.escaped(value) + names.reversed().map { "</\($0)>" }.joined() + "\n"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
