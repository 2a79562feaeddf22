public import Quantities

/// The wards that codes in rows mean when the rows are dated before a reform.
public struct EarlierWards: Sendable {
  /// Codes of the earlier vintage.
  public let list: WardList
  /// The first day on which codes are those of the map's own wards.
  public let reform: Day
  let codes: CodeTable

  /// - Precondition: codes of the list are unique.
  public init(_ list: WardList, reform: Day) {
    self.list = list
    self.reform = reform
    codes = CodeTable(list.codes)
  }
}
