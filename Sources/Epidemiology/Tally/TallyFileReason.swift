/// What is wrong with a line, before it is known which.
struct TallyFileReason: Error {
  let text: String

  init(_ text: String) { self.text = text }
}
