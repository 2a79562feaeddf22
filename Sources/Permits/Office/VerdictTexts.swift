import Criteria
import Quantities
import Surveillance

/// Puts what a re-evaluation found into words, once for each combination of action, codes and wards.
struct VerdictTexts {
  private struct Key: Hashable {
    var action: PermitVerdict.Action
    var then: PermitVerdict.Action?
    var effective: Moment
    var codes: [PermitReason.Code]
    var wards: [Int]
  }

  private let rules: PermitRules
  private var known: [Key: String] = [:]

  init(_ rules: PermitRules) { self.rules = rules }

  mutating func text(_ verdict: PermitVerdict) -> String {
    let key = Key(
      action: verdict.action, then: verdict.then, effective: verdict.effective, codes: verdict.codes,
      wards: verdict.wards)
    if let text = known[key] { return text }
    let text = StoredReason.text(reasons(verdict), rules.vintage)
    known[key] = text
    return text
  }

  private func reasons(_ verdict: PermitVerdict) -> [PermitReason] {
    let moment = PermitWords.moment(verdict.effective)
    let head: Localized =
      switch (verdict.action, verdict.then) {
      case (.suspend, _):
        Localized(
          english: "The permit is suspended from \(moment.english) on.",
          vietnamese: "Giấy tạm dừng hiệu lực từ \(moment.vietnamese).")
      case (.revoke, _):
        Localized(
          english: "The permit is revoked from \(moment.english) on.",
          vietnamese: "Giấy bị thu hồi từ \(moment.vietnamese).")
      case (.notice, .revoke?):
        Localized(
          english: "The permit will be revoked at \(moment.english).",
          vietnamese: "Giấy sẽ bị thu hồi lúc \(moment.vietnamese).")
      case (.notice, _):
        Localized(
          english: "The permit will be suspended at \(moment.english).",
          vietnamese: "Giấy sẽ tạm dừng hiệu lực lúc \(moment.vietnamese).")
      case (.reinstate, _):
        Localized(english: "The permit holds again.", vietnamese: "Giấy có hiệu lực trở lại.")
      case (.keep, _): Localized(english: "The permit holds.", vietnamese: "Giấy vẫn có hiệu lực.")
      }
    let code = verdict.codes.first?.rawValue ?? verdict.action.rawValue
    let first = PermitReason(code: code, words: head, from: verdict.effective)
    let wards = verdict.wards.map { ward -> PermitReason in
      let span = rules.outlook.span(ofWard: ward, at: verdict.effective)
      let name = PermitWords.name(rules.outlook.places[ward])
      let level = span.level.map(rules.edition.name(ofLevel:)) ?? rules.policy.noData.name
      let source =
        span.decree.map { rules.outlook.decrees[$0].source } ?? span.revision.map { "revision \($0)" } ?? ""
      return PermitReason(
        code: code,
        words: Localized(
          english: "\(name) is then at '\(level.english)'\(source.isEmpty ? "" : " by \(source)").",
          vietnamese: "Khi đó \(name) thuộc '\(level.vietnamese)'\(source.isEmpty ? "" : " (\(source))")."),
        ward: ward, level: span.level, decree: span.decree.map { rules.outlook.decrees[$0].id })
    }
    return [first] + wards
  }
}
