/// What a row says of a sample.
struct TestLine: Sendable {
  var row: Int
  var record: Int
  var test: CaseTest
  var again = 1
}
