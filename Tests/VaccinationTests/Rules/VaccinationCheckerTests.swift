import Criteria
import Testing

@testable import Vaccination

@Suite struct VaccinationCheckerTests {
  private func findings(replacing old: String, with new: String) throws -> (findings: [RuleFinding], line: Int) {
    let (text, line) = try ShippedVaccination.text(replacing: old, with: new)
    return (VaccinationChecker.check(try .parse(text, file: "vietnam-2021.yaml")), line)
  }

  private func refusal(replacing old: String, with new: String) throws -> CriteriaError? {
    let (text, _) = try ShippedVaccination.text(replacing: old, with: new)
    do {
      _ = try VaccinationRules.parse(text, file: "vietnam-2021.yaml")
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    // A limit that moves by a day: the examples on both sides fail, and some are missing.
    ("value: {least: 28, from: 28, through: 84}", "value: {least: 29, from: 29, through: 84}", "example-fails"),
    ("value: {least: 28, from: 28, through: 84}", "value: {least: 28, from: 28, through: 83}", "no-example"),
    ("value: {from: 12}, citation", "value: {from: 13}, citation", "example-fails"),
    ("value: {least_months: 3, most: 1, age: 18}", "value: {least_months: 4, most: 1, age: 18}", "example-fails"),
    ("grace: {days: 4,", "grace: {days: 3,", "example-fails"),
    ("{flag: mixed, counts: true", "{flag: mixed, counts: false", "example-fails"),
    ("from: 2021-02-01T00:00, value: 14", "from: 2021-02-01T00:00, value: 15", "example-fails"),
    ("approved: {from: 2021-09-10", "approved: {from: 2021-09-11", "no-example"),
    ("[V105]\"}\n\n# The first", "[V199]\"}\n\n# The first", "not-declared"),
    ("  - {key: V107,", "  - {key: V997, text: unused}\n  - {key: V107,", "not-read"),
    ("freelance, named]", "freelance]", "not-read"),
    ("id: vietnam-2021", "id: vietnam-2022", "file-name"),
    ("name: \"before birth\"", "name: \"only the year of birth is known\"", "duplicate"),
    ("{from: 2021-06-12T00:00, value: {from: 18}", "{from: 2021-06-13T00:00, value: {from: 18}", "gap"),
  ])
  func `a change that makes the rules unsound is found`(_ old: String, _ new: String, _ code: String) throws {
    let (findings, _) = try findings(replacing: old, with: new)
    #expect(findings.contains { $0.code == code }, "\(findings.prefix(5))")
  }

  @Test(arguments: [
    ("doses: 3", "doses: 2", "2 doses have 1 intervals, and here are 2"),
    ("{least: 28, from: 28, through: 84}", "{least: 28, from: 21, through: 84}", "'least' must not be after 'from'"),
    ("aliases: [Moderna,", "aliases: [Pfizer,", "'Pfizer' is the name of 'comirnaty' already"),
    ("next: comirnaty", "next: nanocovax", "there is no product 'nanocovax'"),
    ("  - {flag: extra,", "  - {flag: late,", "counts as any other"),
    ("{flag: extra, counts: false", "{flag: extra, counts: true", "has no place in any series"),
    ("doses: [\"2021-01-31 astrazeneca 1\"]", "doses: [\"2021-01-32 astrazeneca\"]", "a dose is written as"),
    (
      "confidence: unknown}\n      - {from: 2021-09-01", "confidence: sure}\n      - {from: 2021-09-01",
      "'sure' is none of"
    ),
    ("{from: 2021-02-01T00:00, value: 14", "{from: 2021-02-01T06:00, value: 14", "an entry begins at 00:00"),
    ("    codes: {vp: \"1119349007\", mp", "    codes: {mp", "is missing"),
    ("    from: 2021-07-08", "    from: 2021-02-26", "in the order of their days"),
  ])
  func `what has not the form of rules is refused with its line`(_ old: String, _ new: String, _ words: String) throws {
    let error = try refusal(replacing: old, with: new)
    guard case .malformed(let file, let line, let message)? = error else {
      Issue.record("it was read, or failed otherwise: \(String(describing: error))")
      return
    }
    #expect(file == "vietnam-2021.yaml" && line > 1)
    #expect(message.contains(words), "\(message)")
  }

  @Test func `a flag that nothing is said about is refused`() throws {
    let error = try refusal(
      replacing:
        "  - {flag: mixed, counts: true, citation: \"two doses are two doses; the rule was broken by who gave them [own]\"}\n",
      with: "")
    #expect(error.map { "\($0)" }?.contains("nothing says whether doses count with mixed") == true)
  }
}
