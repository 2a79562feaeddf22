/// The columns of a list of symptoms, in the order of the help and of the export.
public enum SymptomColumn: Int, LineColumn {
  case source, caseID, symptom, present, from, until

  public static let kind = LineKind.symptoms
  public static let required: [[SymptomColumn]] = [[.caseID], [.symptom]]

  private static let facts: [LineColumnFacts] = [
    LineColumnFacts(
      name: "source", explanation: "who keeps the record, where that is not the file's source", isPublic: true),
    LineColumnFacts(
      name: "case_id", aliases: ["patinfo_ID", "visualId", "patient_id"],
      explanation: "the record of the person; required"),
    LineColumnFacts(
      name: "symptom", explanation: "as the case definitions name it: fever, loss-of-smell; required", isPublic: true),
    LineColumnFacts(
      name: "present", explanation: "true (also when empty), or false for what is absent", isPublic: true),
    LineColumnFacts(name: "from", aliases: ["from_date"], explanation: "its first day", isPublic: true),
    LineColumnFacts(
      name: "until", aliases: ["until_date"], explanation: "its last day; a missing one stays missing", isPublic: true),
  ]

  public var place: Int { rawValue }
  public var name: String { Self.facts[rawValue].name }
  public var aliases: [String] { Self.facts[rawValue].aliases }
  public var explanation: String { Self.facts[rawValue].explanation }
  public var isPublic: Bool { Self.facts[rawValue].isPublic }
}
