/// The columns of a list of tests, in the order of the help and of the export.
///
/// Sources of the other names: WHO, case-based reporting of COVID-19 (`Lab_datetaken`, `Lab_resdate`, `Lab_result`); WHO Go.Data, fields of
/// a laboratory result (`sampleType`, `testType`, `result`, `dateSampleTaken`, `dateOfResult`, `labName`, `quantitativeResult`).
public enum TestColumn: Int, LineColumn {
  case source, caseID, test, sample, result, ct, laboratory, sampledAt, resultedAt, again

  public static let kind = LineKind.tests
  public static let required: [[TestColumn]] = [[.caseID], [.test], [.result]]

  private static let facts: [LineColumnFacts] = [
    LineColumnFacts(
      name: "source", explanation: "who keeps the record, where that is not the file's source", isPublic: true),
    LineColumnFacts(
      name: "case_id", aliases: ["patinfo_ID", "visualId", "personVisualId", "patient_id", "person visual id"],
      explanation: "the record of the person; required"),
    LineColumnFacts(
      name: "test", aliases: ["testType", "test_kind", "test_type"], explanation: "pcr or antigen; required",
      isPublic: true),
    LineColumnFacts(
      name: "sample", aliases: ["sampleType", "sample_type"],
      explanation: "what was taken: nasopharyngeal-swab, saliva",
      isPublic: true),
    LineColumnFacts(
      name: "result", aliases: ["Lab_result", "test_result"],
      explanation: "pending, negative, positive or inconclusive; required", isPublic: true),
    LineColumnFacts(
      name: "ct", aliases: ["quantitativeResult", "ct_value"], explanation: "cycle threshold of a PCR, such as 24.5",
      isPublic: true),
    LineColumnFacts(
      name: "laboratory", aliases: ["labName", "lab_name"], explanation: "who tested it", isPublic: true),
    LineColumnFacts(
      name: "sampled_at", aliases: ["dateSampleTaken", "Lab_datetaken", "sample_date"],
      explanation: "day or moment of the sample", isPublic: true),
    LineColumnFacts(
      name: "resulted_at", aliases: ["dateOfResult", "Lab_resdate", "result_date"],
      explanation: "day or moment of the result; a missing one stays missing", isPublic: true),
    LineColumnFacts(
      name: "again",
      explanation: "2 for the second of tests that agree in person, kind, sample, laboratory and time, 3 for the third",
      isPublic: true),
  ]

  public var place: Int { rawValue }
  public var name: String { Self.facts[rawValue].name }
  public var aliases: [String] { Self.facts[rawValue].aliases }
  public var explanation: String { Self.facts[rawValue].explanation }
  public var isPublic: Bool { Self.facts[rawValue].isPublic }
}
