/// The columns of a list of exposures, in the order of the help and of the export.
public enum ExposureColumn: Int, LineColumn {
  case source, caseID, exposure, wardCode, from, until, whereabouts, again

  public static let kind = LineKind.exposures
  public static let required: [[ExposureColumn]] = [[.caseID], [.exposure]]

  private static let facts: [LineColumnFacts] = [
    LineColumnFacts(
      name: "source", explanation: "who keeps the record, where that is not the file's source", isPublic: true),
    LineColumnFacts(
      name: "case_id", aliases: ["patinfo_ID", "visualId", "patient_id"],
      explanation: "the record of the person; required"),
    LineColumnFacts(name: "exposure", explanation: "outbreak-area or confirmed-case; required", isPublic: true),
    LineColumnFacts(name: "ward_code", explanation: "ward of the exposure", isPublic: true),
    LineColumnFacts(name: "from", aliases: ["from_date"], explanation: "its first day", isPublic: true),
    LineColumnFacts(
      name: "until", aliases: ["until_date"], explanation: "its last day; a missing one stays missing", isPublic: true),
    LineColumnFacts(name: "place", explanation: "where; kept sealed"),
    LineColumnFacts(
      name: "again", explanation: "2 for the second of exposures that agree in person, kind, ward and begin",
      isPublic: true),
  ]

  public var place: Int { rawValue }
  public var name: String { Self.facts[rawValue].name }
  public var aliases: [String] { Self.facts[rawValue].aliases }
  public var explanation: String { Self.facts[rawValue].explanation }
  public var isPublic: Bool { Self.facts[rawValue].isPublic }
}
