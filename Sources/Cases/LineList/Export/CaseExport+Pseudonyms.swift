import Epidemiology
import Quantities
import Registry
import Store

extension CaseExport {
  private static let caseNames = [
    "pseudonym", "report_date", "ward_code", "classification", "onset_date", "exposure_date", "transmission",
    "age_band",
    "sex", "outcome", "outcome_date", "doses", "distance",
  ]

  /// Lists under pseudonyms. A record has the same one in each export of this database, and nobody can reckon it without its keys.
  static func pseudonyms(
    _ reader: inout CaseExtractReader, _ codes: WardCodes, _ sealer: Sealer, offset: Int
  ) throws -> [File] {
    let hash = sealer.keyedHash(label: "case pseudonym")
    func pseudonym(_ name: RecordName) -> String {
      hash("\(name.source)\0\(name.name)").map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    // The hour would tell more than it need.
    func day(_ instant: Instant?) -> String { instant.map { $0.day(offset: offset).description } ?? "" }
    // In the order of the pseudonyms, since that of names would tell some of them.
    var cases: [[String]] = []
    var contacts: [[String]] = []
    var tests: [[String]] = []
    try reader.each(opens: false) { extract in
      let own = pseudonym(extract.name)
      let row = extract.caseRow(codes.code)
      let ward = extract.record.facts.ward.map(codes.code) ?? ""
      cases.append([
        own, row[.reportDate], ward, row[.classification], row[.onsetDate], row[.exposureDate], row[.transmission],
        ageBand(extract.record.facts), row[.sex], row[.outcome], row[.outcomeDate], row[.doses], row[.distance],
      ])
      for met in extract.contacts {
        contacts.append([own, pseudonym(met.to), met.contact.kind.name, day(met.contact.fromAt)])
      }
      for test in extract.tests {
        tests.append([
          own, test.kind.name, test.result.name, test.ct.map(CaseExtract.hundredths) ?? "", day(test.sampledAt),
        ])
      }
    }
    return [
      table("cases.csv", caseNames, cases), table("contacts.csv", ["pseudonym", "contact", "kind", "day"], contacts),
      table("tests.csv", ["pseudonym", "test", "result", "ct", "day"], tests),
    ]
  }

  private static func table(_ name: String, _ names: [String], _ rows: [[String]]) -> File {
    var table = LineTable(names)
    for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) { table.add(row) }
    return File(name: name, bytes: table.bytes, rows: rows.count)
  }

  /// Five years of age, the oldest together.
  private static func ageBand(_ facts: CaseFacts) -> String {
    guard let age = facts.age ?? facts.birthYear.map({ facts.reportDay.components.year - $0 }), age >= 0 else {
      return ""
    }
    return age >= 85 ? "85+" : "\(age / 5 * 5)-\(age / 5 * 5 + 4)"
  }

}
