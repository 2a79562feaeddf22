extension PaymentFile {
  /// One row a payment, and a last one with the sum; UTF-8 with a byte order mark, as spreadsheets want it, comma, RFC 4180.
  ///
  /// The columns are what a transfer list needs, in the words of Vietnamese offices; no act prescribes their names, so this layout is our
  /// own.
  static func csv(_ batch: PaymentBatch, _ lines: [Line]) -> [UInt8] {
    let account = ["so_tai_khoan", "ma_ngan_hang", "chu_tai_khoan"]
    let header =
      ["stt", "ma_chi_tra", "ho_ten", "so_dinh_danh"] + (batch.means == .account ? account : ["noi_nhan"])
      + ["so_tien", "noi_dung"]
    var text = "\u{FEFF}" + header.joined(separator: ",") + "\r\n"
    for (position, line) in lines.enumerated() {
      var fields = [String(position + 1), line.reference, line.person.name, line.person.identifier]
      switch line.person.payee {
      case .account(let number, let bank, let holder): fields += [number, bank, holder]
      case .cash(let place): fields.append(place)
      }
      fields += [String(line.amount), "Ho tro COVID-19 \(line.policy)"]
      text += fields.map(quoted).joined(separator: ",") + "\r\n"
    }
    let blanks = [String](repeating: "", count: header.count - 4)
    text += (["TONG", batch.message] + blanks + [String(batch.total), "\(lines.count)"]).map(quoted).joined(
      separator: ",")
    return Array((text + "\r\n").utf8)
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }) else {
      return field
    }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
