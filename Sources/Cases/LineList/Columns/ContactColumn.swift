/// The columns of a list of contacts, in the order of the help and of the export.
///
/// Source of the other names: WHO Go.Data, fields of a relationship (`sourcePersonVisualId`, `targetPersonVisualId`, `contactDate`,
/// `dateOfFirstContact`, `exposureTypeId`), as its export and the R package godataR have them.
public enum ContactColumn: Int, LineColumn {
  case fromSource, from, toSource, to, meeting, fromTime, untilTime, whereabouts, distance, masked, minutes, touched,
    again

  public static let kind = LineKind.contacts
  public static let required: [[ContactColumn]] = [[.from], [.to]]

  private static let facts: [LineColumnFacts] = [
    LineColumnFacts(
      name: "case_source", explanation: "who keeps the first record, where that is not the file's source",
      isPublic: true),
    LineColumnFacts(
      name: "case_id", aliases: ["from_id", "sourcePersonVisualId", "source_visual_id", "Source person visual ID"],
      explanation: "the record of who named the other; required"),
    LineColumnFacts(
      name: "contact_source", explanation: "who keeps the second record, where that is not the file's source",
      isPublic: true),
    LineColumnFacts(
      name: "contact_id", aliases: ["to_id", "targetPersonVisualId", "target_visual_id", "Target person visual ID"],
      explanation: "the record of who was named; required"),
    LineColumnFacts(
      name: "kind", aliases: ["exposureTypeId", "Exposure type", "contact_kind"],
      explanation: "household, workplace, vehicle, class, event, care, place or other (also when empty)", isPublic: true
    ),
    LineColumnFacts(
      name: "from", aliases: ["from_time", "contactDate", "dateOfFirstContact", "Date of last contact"],
      explanation: "day or moment at which they met", isPublic: true),
    LineColumnFacts(
      name: "until", aliases: ["until_time"], explanation: "moment at which they parted; a missing one stays missing",
      isPublic: true),
    LineColumnFacts(name: "place", aliases: ["comment"], explanation: "where; kept sealed"),
    LineColumnFacts(name: "distance_cm", explanation: "smallest distance in centimetres", isPublic: true),
    LineColumnFacts(name: "masked", explanation: "true when both wore masks all the time", isPublic: true),
    LineColumnFacts(name: "minutes", explanation: "minutes within that distance", isPublic: true),
    LineColumnFacts(name: "touched", explanation: "true when they touched one another", isPublic: true),
    LineColumnFacts(
      name: "again", explanation: "2 for the second of contacts that agree in people, kind and begin, 3 for the third",
      isPublic: true),
  ]

  public var place: Int { rawValue }
  public var name: String { Self.facts[rawValue].name }
  public var aliases: [String] { Self.facts[rawValue].aliases }
  public var explanation: String { Self.facts[rawValue].explanation }
  public var isPublic: Bool { Self.facts[rawValue].isPublic }
}
