/// What a row says of a symptom.
struct SymptomLine: Sendable {
  var row: Int
  var record: Int
  var symptom: CaseSymptom
}
