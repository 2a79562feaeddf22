/// Kinds of administrative unit that a name states; an English word can stand for several.
struct UnitKind: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// Phường.
  static let ward = UnitKind(rawValue: 1 << 0)
  /// Xã.
  static let commune = UnitKind(rawValue: 1 << 1)
  /// Thị trấn.
  static let township = UnitKind(rawValue: 1 << 2)
  /// Đặc khu, since July 2025.
  static let specialZone = UnitKind(rawValue: 1 << 3)
  /// Quận.
  static let urbanDistrict = UnitKind(rawValue: 1 << 4)
  /// Huyện.
  static let ruralDistrict = UnitKind(rawValue: 1 << 5)
  /// Thị xã.
  static let town = UnitKind(rawValue: 1 << 6)
  /// Thành phố.
  static let city = UnitKind(rawValue: 1 << 7)
  /// Tỉnh.
  static let province = UnitKind(rawValue: 1 << 8)

  /// Whether two names can be of one unit; a name that states no kind can be of any.
  func agrees(with other: UnitKind) -> Bool {
    isEmpty || other.isEmpty || !isDisjoint(with: other)
  }

  /// Whether one unit can have been of the one kind and then of the other, under one name.
  ///
  /// Communes and townships become wards, and urban districts, towns and cities each other (Quận Thủ Đức, Thành phố Thủ
  /// Đức). Not counted as one: a commune and a township, nor a rural district and an urban one, for such namesakes stand
  /// side by side (xã and thị trấn Yên Viên; Quận Tân Phú of Ho Chi Minh City, Huyện Tân Phú of Đồng Nai).
  func canHaveBeen(_ other: UnitKind) -> Bool {
    let changes: [UnitKind] = [
      [.ward, .commune], [.ward, .township], [.urbanDistrict, .town, .city], [.province, .city],
    ]
    return changes.contains { !isDisjoint(with: $0) && !other.isDisjoint(with: $0) }
  }
}
