/// Districts that became one, so that a ward is written with either district, whichever the list of units has.
///
/// Only the district is another one: a ward whose name means another area since then is among ``changedWards``, and is not
/// taken for its namesake.
public struct DistrictMerger: Hashable, Sendable {
  /// The district that was made.
  public var name: String
  public var formerNames: [String]
  /// Names of wards that stand for different areas before and after.
  public var changedWards: [String]
  /// The act, with the first day on which it holds.
  public var source: String

  public init(name: String, formerNames: [String], changedWards: [String], source: String) {
    self.name = name
    self.formerNames = formerNames
    self.changedWards = changedWards
    self.source = source
  }

  /// Mergers since the units of the census of 2019.
  ///
  /// Thủ Đức: the ward An Khánh went into Thủ Thiêm, and a new An Khánh was made of Bình Khánh and Bình An; the other wards
  /// kept name and area.
  public static let known = [
    DistrictMerger(
      name: "Thành phố Thủ Đức", formerNames: ["Quận 2", "Quận 9", "Quận Thủ Đức"],
      changedWards: ["Phường An Khánh", "Phường Thủ Thiêm"],
      source: "Nghị quyết 1111/NQ-UBTVQH14, 2020-12-09; from 2021-01-01")
  ]
}
