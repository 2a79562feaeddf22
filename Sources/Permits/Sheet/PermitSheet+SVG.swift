import Credentials
import Criteria

extension PermitSheet {
  /// Side of the code without its quiet zone; 35 and more are read from paper by any telephone.
  static let millimetresOfCode = 42.0
  /// Where the facts must have ended.
  static let topOfFoot = 179.0

  /// The sheet as one picture, which needs no font and no file beside it.
  public var svg: String {
    var drawing = SheetDrawing(y: 0)
    head(&drawing)
    codes(&drawing)
    facts(&drawing)
    foot(&drawing)
    return drawing.svg(title: "Giấy đi đường \(claims.code)")
  }

  /// Where the last fact ends, in millimetres from the top.
  var endOfFacts: Double {
    var drawing = SheetDrawing(y: 0)
    codes(&drawing)
    facts(&drawing)
    return drawing.y
  }

  private func head(_ drawing: inout SheetDrawing) {
    let middle = SheetDrawing.width / 2
    drawing.text(names.authority.vietnamese, x: middle, y: 11, .init(size: 3.4, weight: 600, anchor: "middle"))
    drawing.text(names.authority.english, x: middle, y: 14.2, .init(size: 2.4, color: "#555", anchor: "middle"))
    drawing.text("GIẤY ĐI ĐƯỜNG", x: middle, y: 22.5, .init(size: 7.4, weight: 700, anchor: "middle"))
    drawing.text("Travel permit", x: middle, y: 26.4, .init(size: 3, color: "#555", anchor: "middle"))
    drawing.rule(at: 29)
  }

  private func codes(_ drawing: inout SheetDrawing) {
    let (top, scale) = (30.0, Self.millimetresOfCode / Double(code.size))
    let side = scale * Double(code.sizeWithQuietZone)
    let left = SheetDrawing.margin - scale * Double(QRCode.quietZone)
    drawing.add(
      "<g transform=\"translate(\(SheetDrawing.number(left)) \(SheetDrawing.number(top))) scale(\(scale))\" "
        + "shape-rendering=\"crispEdges\"><path d=\"\(code.path)\"/></g>")

    let x = left + side + 3
    let room = SheetDrawing.width - SheetDrawing.margin - x
    var y = top + 6
    drawing.text("Người được cấp", x: x, y: y, .init(size: 3.1))
    drawing.text("Holder", x: x + 25, y: y, .init(size: 2.2, color: "#555"))
    y += 6.3
    for line in SheetText.lines(claims.holder, size: 5.2, width: room, lines: 3) {
      drawing.text(line, x: x, y: y, .init(size: 5.2, weight: 700))
      y += 6.2
    }
    if let person {
      for line in SheetText.lines(person.vietnamese, size: 3.1, width: room, lines: 2) {
        drawing.text(line, x: x, y: y, .init(size: 3.1))
        y += 3.9
      }
      drawing.text(person.english, x: x, y: y - 0.6, .init(size: 2.2, color: "#555"))
    }
    let bottom = top + side - scale * Double(QRCode.quietZone)
    drawing.text("Mã nhập tay", x: x, y: bottom - 9, .init(size: 3.1))
    drawing.text("Code to type", x: x + 20, y: bottom - 9, .init(size: 2.2, color: "#555"))
    drawing.text(
      claims.code.description, x: x, y: bottom, .init(size: 9, weight: 700, family: "monospace", spacing: 0.4))
    drawing.y = top + side + 1.5
    drawing.rule(at: drawing.y - 1.5)
  }

  private func facts(_ drawing: inout SheetDrawing) {
    func row(_ vietnamese: String, _ english: String, _ value: Localized) {
      drawing.row(Localized(english: english, vietnamese: vietnamese), value.vietnamese, english: value.english)
    }
    func plain(_ text: String) -> Localized { Localized(english: text, vietnamese: text) }
    row("Đối tượng", "Group", names.group)
    row("Mục đích", "Purpose", names.purpose)
    row("Nơi đi", "From", plain(names.wards[0]))
    row("Nơi đến", "To", plain(names.wards[names.wards.count - 1]))
    let between = names.wards.dropFirst().dropLast()
    if !between.isEmpty {
      drawing.row(Localized(english: "Through", vietnamese: "Đi qua"), lines: Self.through(Array(between)))
    }
    let (days, hours) = (Self.days(claims.weekdays), Self.hours(claims.hours))
    row(
      "Ngày, giờ", "Days, hours",
      Localized(
        english: days.english + "; " + hours.english, vietnamese: days.vietnamese + "; " + hours.vietnamese.lowercased()
      ))
    row("Có giá trị", "Valid", plain("\(clock(claims.from)) – \(clock(claims.until))"))
    if names.vehicle != nil || claims.plate != nil {
      let plate = claims.plate
      row(
        "Phương tiện", "Vehicle",
        Localized(
          english: [names.vehicle?.english, plate].compactMap { $0 }.joined(separator: ", "),
          vietnamese: [names.vehicle?.vietnamese, plate].compactMap { $0 }.joined(separator: ", ")))
    }
    row("Nơi cấp", "Issued by", names.issuer)
  }

  /// The wards between, as many as four lines hold; of the others it is said how many they are, and the code has them all.
  static func through(_ wards: [String]) -> [String] {
    func lines(_ count: Int) -> [String] {
      let rest = wards.count - count
      let text =
        wards.prefix(count).joined(separator: " · ") + (rest == 0 ? "" : " và \(rest) phường, xã khác (\(rest) more)")
      return SheetText.lines(text, size: SheetDrawing.sizeOfList, width: SheetDrawing.widthOfValues)
    }
    let count = (0...wards.count).last { lines($0).count <= 4 } ?? 0
    return lines(count)
  }

  private func foot(_ drawing: inout SheetDrawing) {
    let top = Self.topOfFoot
    drawing.rule(at: top)
    let left = SheetDrawing.margin
    let room = SheetDrawing.width - 2 * left
    var y = top + 3.6
    func line(_ text: String, _ style: SheetDrawing.Style) {
      for line in SheetText.lines(text, size: style.size, width: room, lines: 2) {
        drawing.text(line, x: left, y: y, style)
        y += style.size * 1.25
      }
    }
    let revision =
      claims.revision == 0
      ? Localized(english: "before the first zone map", vietnamese: "trước bản đồ vùng đầu tiên")
      : Localized(english: "zone map no. \(claims.revision)", vietnamese: "bản đồ vùng số \(claims.revision)")
    line(
      "Giấy số \(claims.serial), cấp lúc \(clock(claims.issued)) theo quy định \(claims.policy), \(revision.vietnamese).",
      .init(size: 2.6))
    line("No. \(claims.serial), under policy \(claims.policy), \(revision.english).", .init(size: 2.1, color: "#555"))
    y += 0.6
    line(
      "Kiểm tra: quét mã QR hoặc nhập mã bằng trang kiểm tra của chốt; màu xanh là hợp lệ. Xuất trình cùng giấy tờ tùy thân."
        + (names.contact.map { " Hỏi đáp: \($0)." } ?? ""), .init(size: 2.6))
    line(
      "To check: scan the code or type it into the checkpoint's page; green is valid. Show it together with an identity card.",
      .init(size: 2.1, color: "#555"))
  }
}
