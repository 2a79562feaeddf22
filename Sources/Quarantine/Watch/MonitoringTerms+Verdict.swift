import Quantities

extension MonitoringTerms {
  /// What a position tells: inside or outside only where it is so for every place at which the person may really be.
  ///
  /// - Parameters:
  ///   - distance: metres to the order's place; `nil` where that has no position.
  ///   - accuracy: metres within which the position is.
  public func verdict(distance: Double?, accuracy: Double) -> CheckIn.Verdict {
    guard let distance, accuracy <= Double(leastAccuracy) else { return .unclear }
    if distance + accuracy <= Double(radius) { return .inside }
    return distance - accuracy > Double(radius) ? .outside : .unclear
  }

  /// Whether an answer is a reason to look.
  func isAlarming(_ answer: SelfReport.Answer, to question: Question) -> Bool {
    switch (question.form, answer) {
    case (.yesNo(let alerts), .yes): alerts
    case (.temperature(let most), .tenths(let value)): value >= most
    default: false
    }
  }

  /// The first moment at which what is missing of a day is an alert.
  func alertMoment(of day: Day) -> Moment {
    Moment(seconds: Moment(day).seconds + Int64(dueMinute + graceMinutes) * 60)
  }

  /// - Throws: `QuarantineError.unknown`, `.unusable` for answers that are not to these questions.
  func check(_ answers: [String: SelfReport.Answer]) throws(QuarantineError) {
    if let other = answers.keys.filter({ id in !questions.contains { $0.id == id } }).min() {
      throw .unknown(what: "question in the policy", name: other, known: questions.map(\.id))
    }
    for question in questions {
      switch (question.form, answers[question.id]) {
      case (_, nil): throw .unusable("the question '\(question.id)' is not answered")
      case (.yesNo, .yes), (.yesNo, .no): break
      case (.temperature, .tenths(300...450)): break
      case (.yesNo, _): throw .unusable("the question '\(question.id)' is answered by yes or no")
      case (.temperature, _): throw .unusable("a temperature is from 30 to 45 degrees")
      }
    }
  }
}
