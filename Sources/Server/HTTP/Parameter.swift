import SpatialCore

/// A parameter of a request: what it may be, in one place for the check and for the description that clients read.
struct Parameter: Sendable {
  enum Place: String, Sendable {
    case path, query
  }

  /// What a value may be. What no form can say is checked by whoever reads it.
  enum Form: Sendable {
    case text(pattern: String?, longest: Int)
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    /// Numbers with commas between them, as many as one of `counts`.
    case numbers(counts: [Int])
    case choice([String])
    /// An instant, a day, or an interval of them, as OGC API – Features has it.
    case datetime
    /// An instant or a day.
    case instant
  }

  var name: String
  var place: Place
  var form: Form
  var isRequired: Bool
  var description: String
  var example: String?
  /// Whether a text has the form of the pattern, for parameters that are asked for so often that a regular expression is too slow.
  var matches: (@Sendable (String) -> Bool)?
  /// What is taken where the parameter is not given, where that is a value.
  var fallback: String?
  /// A regular expression that describes usual values; whoever reads the value checks it, and may take more.
  var usual: String?

  init(
    _ name: String, in place: Place = .query, _ form: Form, required: Bool? = nil, _ description: String,
    example: String? = nil, fallback: String? = nil, usual: String? = nil
  ) {
    self.name = name
    self.place = place
    self.form = form
    isRequired = required ?? (place == .path)
    self.description = description
    self.example = example
    self.fallback = fallback
    self.usual = usual
  }

  /// Checks a value's form.
  ///
  /// - Throws: `Problem` that says what the value may be.
  func check(_ value: String) throws(Problem) {
    func refuse(_ what: String) -> Problem {
      .parameter(name, "\(name) must be \(what)" + (example.map { ", for example \(name)=\($0)" } ?? ""))
    }
    switch form {
    case .text(let pattern, let longest):
      guard !value.isEmpty, value.unicodeScalars.count <= longest else {
        throw refuse("1 to \(longest) characters of text")
      }
      guard !value.unicodeScalars.contains(where: { $0.value < 32 }) else {
        throw refuse("text without control characters")
      }
      if let pattern, !matches(value, pattern) { throw refuse("of the form \(pattern)") }
    case .integer(let range):
      guard let number = Int(value), range.contains(number) else {
        throw refuse("a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
    case .number(let range):
      guard let number = Double(value), range.contains(number) else {
        throw refuse("a number from \(range.lowerBound) to \(range.upperBound)")
      }
    case .numbers(let counts):
      let parts = value.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      guard counts.contains(parts.count), parts.allSatisfy({ $0?.isFinite ?? false }) else {
        throw refuse("\(counts.map(String.init).joined(separator: " or ")) numbers with commas between them")
      }
    case .choice(let values):
      guard values.contains(value) else { throw refuse("one of \(values.joined(separator: ", "))") }
    case .datetime, .instant: break
    }
  }

  private func matches(_ value: String, _ pattern: String) -> Bool {
    if let matches { return matches(value) }
    guard let regex = try? Regex(pattern) else { return true }
    return value.wholeMatch(of: regex) != nil
  }
}
