extension CriteriaParser {
  func indicator(_ node: YAMLNode) throws(CriteriaError) -> IndicatorSource {
    let forms = [
      "count", "rate", "coverage", "days_since", "measure", "measure_rate", "measure_share", "residents",
      "vaccine_weighted_rate",
    ]
    let parts = try node.members(["id", "name", "unit", "shown_only"] + forms, required: ["id", "name", "unit"])
    let (form, body) = try parts.only(
      of: forms, "an indicator has exactly one form: \(forms.joined(separator: ", "))")
    return IndicatorSource(
      id: try parts.identifier("id"), name: try localized(try parts.need("name")),
      unit: try localized(try parts.need("unit")),
      form: try self.form(form, body), shownOnly: try parts["shown_only"]?.flag() ?? false, line: node.line)
  }

  private func form(_ name: String, _ body: YAMLNode) throws(CriteriaError) -> IndicatorForm {
    let caseKeys = ["classification", "transmission", "outcome", "age_from", "age_to"]
    switch name {
    case "count":
      let parts = try body.members(caseKeys + ["window_days"], required: ["window_days"])
      return .count(try cases(parts), windowDays: try parts.text("window_days"))
    case "rate":
      let parts = try body.members(["count", "per", "divided_by", "age_from", "age_to"], required: ["count", "per"])
      return .rate(
        count: try parts.text("count"), per: try parts.text("per"), dividedBy: try parts["divided_by"]?.text(),
        ages: try ages(parts))
    case "coverage":
      let parts = try body.members(["dose", "complete", "age_from", "age_to"])
      let doses = DoseSelection(
        number: try parts["dose"]?.integer(in: 1...20), completing: try parts["complete"]?.flag() ?? false,
        ages: try ages(parts))
      guard (doses.number != nil) != doses.completing else {
        throw body.fail("coverage is by 'dose: N' or by 'complete: true'")
      }
      return .coverage(doses)
    case "days_since": return .daysSince(try cases(try body.members(caseKeys)))
    case "measure":
      let parts = try body.members(["name", "take", "window_days", "from"], required: ["name", "take", "window_days"])
      return .measure(
        name: try parts.text("name"), take: try parts.need("take").choice(MeasureTake.self),
        windowDays: try parts.text("window_days"), of: try area(parts))
    case "measure_rate":
      let parts = try body.members(
        ["name", "window_days", "per", "divided_by"], required: ["name", "window_days", "per"])
      return .measureRate(
        name: try parts.text("name"), windowDays: try parts.text("window_days"), per: try parts.text("per"),
        dividedBy: try parts["divided_by"]?.text())
    case "measure_share":
      let parts = try body.members(
        ["part", "whole", "window_days", "from"], required: ["part", "whole", "window_days"])
      return .measureShare(
        part: try parts.text("part"), whole: try parts.text("whole"), windowDays: try parts.text("window_days"),
        of: try area(parts))
    case "residents": return .residents(try ages(try body.members(["age_from", "age_to"])))
    default:
      let parts = try body.members(["rate", "uptake"], required: ["rate", "uptake"])
      return .vaccineWeightedRate(rate: try parts.text("rate"), uptake: try parts.text("uptake"))
    }
  }

  private func area(_ parts: YAMLMapping) throws(CriteriaError) -> MeasuredArea {
    try parts["from"]?.choice(MeasuredArea.self) ?? .ward
  }

  private func ages(_ parts: YAMLMapping) throws(CriteriaError) -> AgeRange {
    AgeRange(from: try parts["age_from"]?.text(), to: try parts["age_to"]?.text())
  }

  private func cases(_ parts: YAMLMapping) throws(CriteriaError) -> CaseSelection {
    CaseSelection(
      classifications: try parts["classification"]?.words(of: CaseSelection.classificationWords) ?? [],
      transmissions: try parts["transmission"]?.words(of: CaseSelection.transmissionWords) ?? [],
      outcomes: try parts["outcome"]?.words(of: CaseSelection.outcomeWords) ?? [], ages: try ages(parts))
  }
}
