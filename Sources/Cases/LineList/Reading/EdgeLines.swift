import Quantities

/// What a row says of a meeting of two people.
struct ContactLine: Sendable {
  var row: Int
  /// The rows of both people are in it already.
  var contact: CaseContact
  /// 1 for the first of contacts that agree in people, kind and begin.
  var again = 1
}

/// What a row says of a sample.
struct TestLine: Sendable {
  var row: Int
  var record: Int
  var test: CaseTest
  var again = 1
}

/// What a row says of a symptom.
struct SymptomLine: Sendable {
  var row: Int
  var record: Int
  var symptom: CaseSymptom
}

/// What a row says of an exposure.
struct ExposureLine: Sendable {
  var row: Int
  var record: Int
  var exposure: CaseExposure
  var again = 1
}
