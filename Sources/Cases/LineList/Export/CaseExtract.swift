import Store

/// All that goes out of one record.
struct CaseExtract {
  var record: CaseRecord
  /// Who keeps the record.
  var source: String
  /// The record under which it is read, if that goes out too.
  var mergedInto: RecordName?
  var person: CasePerson
  var tests: [CaseTest]
  var symptoms: [CaseSymptom]
  var exposures: [CaseExposure]
  /// Those in which the record is the first and the other one goes out too.
  var contacts: [(contact: CaseContact, to: RecordName)]

  var name: RecordName { RecordName(source: source, name: record.name) }
}
