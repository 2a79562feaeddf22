/// What is known of one column.
struct LineColumnFacts: Sendable {
  var name: String
  var aliases: [String] = []
  var explanation: String
  var isPublic = false
}
