/// A level of administration; each has its own kinds of unit and words for them.
///
/// The words of one level are names at another: Quan Hoa and Quán Thánh are wards of Hanoi, and no districts.
enum UnitLevel: Sendable {
  case ward, district, province

  /// Words that state a kind of unit.
  struct KindWords: Sendable {
    let words: [FoldedWord]
    let kinds: UnitKind
    /// English words may also end a name (Ben Nghe Ward).
    let canEnd: Bool

    /// - Parameter words: Vietnamese words are recognised with all their diacritics or with none.
    init(_ words: String, _ kinds: UnitKind, canEnd: Bool = false) {
      self.words = FoldedWord.words(of: words)
      self.kinds = kinds
      self.canEnd = canEnd
    }
  }

  /// Kind words by the bare letters of their first word.
  var beginnings: [String: [KindWords]] {
    switch self {
    case .ward: Self.wardBeginnings
    case .district: Self.districtBeginnings
    case .province: Self.provinceBeginnings
    }
  }

  /// Kind words that can end a name, by the bare letters of their last word.
  var endings: [String: [KindWords]] {
    switch self {
    case .ward: Self.wardEndings
    case .district: Self.districtEndings
    case .province: Self.provinceEndings
    }
  }

  /// "F" is how the south abbreviates phường; English texts of the statistics office call every unit of this level a
  /// commune.
  private static let wardWords = [
    KindWords("phường", .ward), KindWords("p", .ward), KindWords("f", .ward), KindWords("ph", .ward),
    KindWords("ward", .ward, canEnd: true),
    KindWords("xã", .commune), KindWords("x", .commune),
    KindWords("commune", [.ward, .commune], canEnd: true),
    KindWords("thị trấn", .township), KindWords("tt", .township), KindWords("t t", .township),
    KindWords("ttr", .township), KindWords("township", .township, canEnd: true),
    KindWords("town", .township, canEnd: true),
    KindWords("đặc khu", .specialZone), KindWords("special zone", .specialZone, canEnd: true),
  ]

  private static let districtWords = [
    KindWords("quận", .urbanDistrict), KindWords("q", .urbanDistrict),
    KindWords("urban district", .urbanDistrict, canEnd: true),
    KindWords("huyện", .ruralDistrict), KindWords("h", .ruralDistrict),
    KindWords("rural district", .ruralDistrict, canEnd: true),
    KindWords("district", [.urbanDistrict, .ruralDistrict], canEnd: true),
    KindWords("dist", [.urbanDistrict, .ruralDistrict], canEnd: true),
    KindWords("thị xã", .town), KindWords("tx", .town), KindWords("t x", .town), KindWords("town", .town, canEnd: true),
    KindWords("thành phố", .city), KindWords("tp", .city), KindWords("t p", .city),
    KindWords("city", .city, canEnd: true),
  ]

  private static let provinceWords = [
    KindWords("tỉnh", .province), KindWords("t", .province), KindWords("province", .province, canEnd: true),
    KindWords("thành phố", .city), KindWords("tp", .city), KindWords("t p", .city),
    KindWords("city", .city, canEnd: true),
  ]

  private static let wardBeginnings = byFirstWord(wardWords)
  private static let districtBeginnings = byFirstWord(districtWords)
  private static let provinceBeginnings = byFirstWord(provinceWords)
  private static let wardEndings = byLastWord(wardWords)
  private static let districtEndings = byLastWord(districtWords)
  private static let provinceEndings = byLastWord(provinceWords)

  private static func byFirstWord(_ words: [KindWords]) -> [String: [KindWords]] {
    Dictionary(grouping: words) { $0.words.first?.plain ?? "" }
  }

  private static func byLastWord(_ words: [KindWords]) -> [String: [KindWords]] {
    Dictionary(grouping: words.filter(\.canEnd)) { $0.words.last?.plain ?? "" }
  }
}
