public import Credentials
import Quantities

/// A certificate of completion on paper: a page of A5 with the code to scan, the code to type, and in words what both say.
///
/// The words come from the claims that were signed, so paper and code cannot say different things.
public struct CertificateSheet: Sendable {
  let claims: CertificateClaims
  let code: QRCode
  /// Seconds that the city's clock is ahead of UTC.
  let offset: Int

  /// - Parameter text: that `CompletionCredential.sign` gave.
  /// - Throws: `CredentialError`, when the text is no certificate.
  public init(_ text: String, offset: Int) throws(CredentialError) {
    claims = try CompletionCredential.read(text).claims
    code = try QRCode(text)
    self.offset = offset
  }

  /// The code alone, 42 mm a side, which any telephone reads from paper.
  public var svg: String { code.svg(millimetres: 42) }

  /// The page in one file without anything beside it.
  public var html: String {
    var rows = [
      row("Họ và tên", "Name", claims.holder),
      row("Số định danh cá nhân", "Identifier ends in", "…" + claims.lastDigits),
    ]
    if let year = claims.birthYear { rows.append(row("Năm sinh", "Born", String(year))) }
    rows += [
      row("Hình thức", "Place", "\(claims.place.words.vi) · \(claims.place.words.en)"),
      row("Thời gian", "From – until", "\(Self.date(claims.start)) – \(Self.date(claims.ended))"),
      row("Theo dõi sau đó", "Days of watching afterwards", "\(claims.watchDays)"),
      row("Nơi ra quyết định", "Ordered by", claims.authority),
      row("Cấp ngày", "Issued on", Self.date(claims.issued.day(offset: offset))),
      row("Mã nhập tay", "Code to type", claims.code.description),
    ]
    return """
      <!DOCTYPE html>
      <html lang="vi">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Giấy chứng nhận hoàn thành cách ly</title>
      <style>
      @page { size: 148mm 210mm; margin: 9mm }
      body { font: 11pt sans-serif; margin: 0 auto; max-width: 130mm }
      h1 { font-size: 16pt; margin: 0; text-align: center }
      h1 small { display: block; font-size: 9pt; font-weight: 400; color: #555 }
      svg { display: block; margin: 4mm auto }
      th { text-align: left; font-weight: 400; padding: 1mm 4mm 1mm 0; vertical-align: top }
      th small { display: block; color: #555 }
      td { font-weight: 600; overflow-wrap: anywhere }
      p { font-size: 8pt; color: #333 }
      </style>
      </head>
      <body>
      <h1>GIẤY CHỨNG NHẬN HOÀN THÀNH CÁCH LY<small>Certificate of completed quarantine no. \(claims.serial)</small></h1>
      \(svg)
      <table>
      \(rows.joined(separator: "\n"))
      </table>
      <p>Kiểm tra bằng cách quét mã QR; xuất trình cùng giấy tờ tùy thân. Quy định \(Self.escaped(claims.policy)).
      To check, scan the code; show it together with an identity card.</p>
      </body>
      </html>

      """
  }

  private func row(_ vietnamese: String, _ english: String, _ value: String) -> String {
    "<tr><th>\(vietnamese)<small>\(english)</small></th><td>\(Self.escaped(value))</td></tr>"
  }

  /// `14/08/2021`, which needs no translation.
  private static func date(_ day: Day) -> String {
    let (year, month, day) = day.components
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(day))/\(two(month))/\(year)"
  }

  /// As it stands in HTML, where some characters mean something, and some turn the direction of what follows.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
