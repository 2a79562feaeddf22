import Quantities

@testable import Quarantine

/// Which way lets a confirmed case go as the fact sheet tells it, written down a second time; samples are tried in every choice.
enum ReleaseByDefinition {
  /// - Returns: the way; `nil` for none.
  static func way(_ question: ReleaseQuestion, _ facts: QuarantineFacts) -> String? {
    let day = facts.exposure.description
    let since = question.at.day.days(since: facts.exposure)
    let free = question.symptomFreeSince.map { question.at.day.days(since: $0) } ?? -1
    func good(_ kinds: Set<TestResult.Kind>, _ count: Int, apart: Int = 0, last: Int? = nil, ct: Int? = nil) -> Bool {
      Self.good(question, kinds, count, apart: apart, last: last, ct: ct)
    }
    switch day {
    case ..<"2021-07-14": return nil
    case ..<"2021-12-28":
      if since >= 10, free >= 10, good([.pcr], 2, apart: 24, last: 24, ct: 300) { return "day-10" }
      if day >= "2021-08-07", facts.hasSymptoms == false, since >= 7, good([.pcr], 1, ct: 300) { return "day-7" }
      return nil
    default:
      if question.place == .hospital, free >= 3, good([.pcr, .antigen], 1) { return "hospital-3" }
      guard question.place == .home else { return nil }
      if day < "2022-02-21" { return since >= 10 && good([.antigen], 1) ? "home-10" : nil }
      if since >= 7, good([.antigen], 1) { return "home-7" }
      let isDosed = facts.isSeriesComplete == true && facts.lastDose.map { $0 <= facts.exposure } ?? false
      if isDosed, since >= 10 { return "home-10" }
      return since >= 14 ? "home-14" : nil
    }
  }

  /// Whether among the good samples at the end, without another between them, there is a choice of so many that are far enough apart.
  private static func good(
    _ question: ReleaseQuestion, _ kinds: Set<TestResult.Kind>, _ count: Int, apart: Int, last: Int?, ct: Int?
  ) -> Bool {
    func isGood(_ sample: ReleaseQuestion.Sample) -> Bool {
      if sample.outcome == .negative { return true }
      guard sample.outcome == .positive, let ct, let value = sample.ctTenths else { return false }
      return value >= ct
    }
    let known = question.samples.filter { kinds.contains($0.kind) && $0.taken <= question.at }
    // A moment counts as good where every sample of it is.
    let moments = Dictionary(grouping: known, by: \.taken).sorted { $0.key < $1.key }
    let taken = moments.map { moment, samples in (taken: moment, isGood: samples.allSatisfy(isGood)) }
    var run: [Moment] = []
    for sample in taken { run = sample.isGood ? run + [sample.taken] : [] }
    guard let newest = run.last else { return false }
    if let last, question.at.seconds - newest.seconds > Int64(last * 3600) { return false }
    for choice in 0..<(1 << run.count) {
      let chosen = run.indices.filter { choice & 1 << $0 != 0 }.map { run[$0] }
      guard chosen.count == count else { continue }
      let gaps = zip(chosen, chosen.dropFirst()).map { $1.seconds - $0.seconds }
      if gaps.allSatisfy({ $0 >= Int64(apart * 3600) }) { return true }
    }
    return false
  }
}
