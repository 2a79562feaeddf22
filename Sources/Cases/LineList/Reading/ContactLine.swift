/// What a row says of a meeting of two people.
struct ContactLine: Sendable {
  var row: Int
  /// The rows of both people are in it already.
  var contact: CaseContact
  /// 1 for the first of contacts that agree in people, kind and begin.
  var again = 1
}
