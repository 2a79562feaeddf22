/// How to read files of decrees that other people wrote.
public struct DecreeOptions: Sendable {
  /// Names that this package reads, in the order in which they are documented.
  public static let names = [
    "id", "name", "area_code", "district", "level", "from", "until", "authority", "act", "article", "citation",
    "repeals",
  ]

  /// Property or column of the file for a name of `names`; a name that is absent stands for itself.
  public var properties: [String: String] = [:]
  /// Level id for a word of the file; a word that is absent stands for itself.
  public var levels: [String: String] = [:]
  /// The ids that a level may have; `nil` when any will do.
  public var knownLevels: Set<String>?
  /// Format of the dates of all columns, or of `from` and `until` alone.
  public var format = DecreeTime.Format.automatic
  public var formats: [String: DecreeTime.Format] = [:]
  /// Seconds by which the local clock is ahead of UTC: +07:00.
  public var offset = 25_200

  public init() {}

  func property(_ name: String) -> String { properties[name] ?? name }
}
