import Foundation
import Testing

/// Figures that health offices published, computed again from what they counted.
@Suite struct PublishedFiguresTests {
  static let data = ProcessInfo.processInfo.environment["ZONAL_SHARED_DATA"] ?? "\(Zonal.root)/../shared/data"
  static let isPresent = FileManager.default.fileExists(atPath: data)
  static let austria = "\(data)/austria-districts"

  static func published(_ name: String) throws -> [(key: String, cases: Int, incidence: Double)] {
    let text = try String(contentsOfFile: "\(austria)/\(name)", encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let fields = line.split(separator: ",").map(String.init)
      return ("\(fields[0]) \(fields[1])", Int(fields[2]) ?? -1, Double(fields[3]) ?? -1)
    }
  }

  @Test(
    .enabled(if: isPresent, "needs ../shared/data/austria-districts"),
    arguments: ["", "_vintage_2020-11-04", "_vintage_2020-11-29"])
  func `Austria's sums and incidences of every district and day come out as published`(_ vintage: String) throws {
    let published = try Self.published("published\(vintage).csv")
    let folder = try TemporaryFolder()
    let last = try #require(published.map { $0.key.prefix(10) }.max())
    let outcome = try Zonal.run([
      "compute", "--boundaries", "\(Self.austria)/polygons.geojson", "--population", "\(Self.austria)/population.csv",
      "--cases",
      "\(Self.austria)/cases\(vintage).csv", "--map", "report_date=date", "--map", "ward_code=GKZ", "--map",
      "count=cases",
      "--criteria", "cdc-transmission", "--as-in-force-on", "2021-08-01", "--from", "2020-02-26", "--on", String(last),
      "--output", folder.path,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    var computed: [String: (Int, Double)] = [:]
    for zone in try folder.table("zones.csv") {
      computed["\(zone["on"] ?? "") \(zone["ward_code"] ?? "")"] = (
        Int(zone["cases_7d"] ?? "") ?? -1, Double(zone["incidence_7d"] ?? "") ?? -1
      )
    }
    #expect(published.count > 20_000)
    var wrong: [String] = []
    for figure in published {
      let mine = computed[figure.key] ?? (-2, -2)
      if mine.0 != figure.cases || abs(mine.1 - figure.incidence) > 0.001 { wrong.append(figure.key) }
    }
    #expect(wrong.isEmpty, "\(wrong.count) differ, first \(wrong.first ?? "")")
  }

  @Test(.enabled(if: isPresent, "needs ../shared/data/hcmc-wards-2021"))
  func `all cases of Ho Chi Minh City are accounted for, and districts add up as published`() throws {
    let city = "\(Self.data)/hcmc-wards-2021"
    let folder = try TemporaryFolder()
    let outcome = try Zonal.run([
      "compute", "--boundaries", "\(city)/polygons.geojson", "--population", "\(city)/population.csv", "--map",
      "population=pop_2019", "--cases", "\(city)/cases.csv", "--map", "report_date=date", "--map", "ward=commune",
      "--map",
      "count=cases", "--criteria", "simple-recency", "--on", "2021-07-13", "--output", folder.path,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let summary = try JSONSerialization.jsonObject(with: Data(folder.text("summary.json").utf8)) as? [String: Any]
    let cases = (summary?["files"] as? [[String: Any]])?.first { $0["kind"] as? String == "cases" }
    #expect(cases?["reports"] as? Int == 14_397)
    #expect(cases?["unlocated_reports"] as? Int == 433)
    let findings = try folder.table("findings.csv").filter { $0["severity"] == "rejected" }
    #expect(findings.reduce(0) { $0 + (Int($1["count"] ?? "") ?? 0) } == 433)
    // Districts, whose names the two files write with and without the kind of unit.
    func bare(_ name: String) -> String {
      // Districts 2 and 9 had become part of the city of Thủ Đức; the outlines are of the units before.
      if name == "Quận 2" || name == "Quận 9" { return "Thủ Đức" }
      for prefix in ["Huyện ", "Quận ", "Thành phố "] where name.hasPrefix(prefix) {
        let rest = String(name.dropFirst(prefix.count))
        return Int(rest) == nil ? rest : name
      }
      return name
    }
    var computed: [String: Int] = [:]
    for zone in try folder.table("zones.csv") {
      computed[bare(zone["district"] ?? ""), default: 0] += Int(zone["confirmed_total"] ?? "") ?? 0
    }
    let text = try String(contentsOfFile: "\(city)/published_district_city_cases.csv", encoding: .utf8)
    var published: [String: Int] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",").map(String.init)
      if fields[0] == "huyen" { published[bare(fields[1]), default: 0] += Int(fields[3]) ?? 0 }
    }
    let inside = published.filter { computed[$0.key] != nil }
    #expect(inside.count >= 22)
    for (district, cases) in inside { #expect(computed[district] == cases, "\(district)") }
  }
}
