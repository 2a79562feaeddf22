public import Criteria

/// Why the rules say what they say, in words and with the text that it stands on.
public struct AreaReason: Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    // Passing
    case groundAllows = "ground-allows"
    case groundRefuses = "ground-refuses"
    case groundReviewed = "ground-reviewed"
    case credentialNeeded = "credential-needed"
    case returnsHome = "returns-home"
    case boundUntilEnd = "bound-until-end"
    case notInForce = "not-in-force"
    case noRule = "no-rule"
    case ruleUnknown = "rule-unknown"
    case residenceUnknown = "residence-unknown"
    case codeUnknown = "code-unknown"
    case codeOutside = "code-outside"
    // Releasing
    case daysReached = "days-reached"
    case daysMissing = "days-missing"
    case caseDayUnknown = "case-day-unknown"
    case testsReached = "tests-reached"
    case testsMissing = "tests-missing"
    case testsUnknown = "tests-unknown"
    case testsTooOld = "tests-too-old"
    case positiveInside = "positive-inside"
    case nobodyLocated = "nobody-located"
  }

  public var code: Code
  public var words: Localized
  public var citation: String

  public init(_ code: Code, english: String, vietnamese: String, citation: String = "") {
    self.code = code
    words = Localized(english: english, vietnamese: vietnamese)
    self.citation = citation
  }
}
