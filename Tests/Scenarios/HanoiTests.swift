import Foundation
import Testing

/// The bundled Hanoi from files to map, looked at with other programs.
@Suite(.serialized) struct HanoiTests {
  static func compute(_ extra: [String] = [], inputs: [String] = Zonal.hanoi) throws -> (
    folder: TemporaryFolder, outcome: Zonal.Outcome
  ) {
    let folder = try TemporaryFolder()
    let outcome = try Zonal.run(["compute"] + inputs + ["--output", folder.path] + extra)
    return (folder, outcome)
  }

  @Test func `every level occurs and every ward has reasons`() throws {
    let (folder, outcome) = try Self.compute()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let zones = try folder.table("zones.csv")
    #expect(zones.count == 579)
    #expect(Set(zones.compactMap { $0["level"] }) == ["level-1", "level-2", "level-3", "level-4", "no-data"])
    #expect(zones.allSatisfy { !($0["reasons"] ?? "").isEmpty })
    let uncounted = try #require(zones.first { $0["ward_code"] == "10504" })
    #expect(uncounted["level"] == "no-data")
    #expect(uncounted["incidence_7d"] == "")
    let summary = try JSONSerialization.jsonObject(with: Data(folder.text("summary.json").utf8)) as? [String: Any]
    for file in summary?["files"] as? [[String: Any]] ?? [] {
      func number(_ key: String) -> Int { file[key] as? Int ?? -1 }
      #expect(number("rows") == number("counted") + number("later") + number("unlocated") + number("rejected"))
    }
    let findings = try folder.table("findings.csv")
    let rejected = findings.filter { $0["severity"] == "rejected" }.count
    let files = summary?["files"] as? [[String: Any]] ?? []
    #expect(rejected == files.reduce(0) { $0 + ($1["unlocated"] as? Int ?? 0) + ($1["rejected"] as? Int ?? 0) })
    for code in ["ambiguous_ward_name", "coordinates_swapped", "invalid_date", "unknown_ward_code", "no_population"] {
      #expect(findings.contains { $0["code"] == code }, "\(code)")
    }
  }

  @Test func `the same inputs give the same bytes at any number of threads and in any order`() throws {
    let (one, _) = try Self.compute(["--threads", "1"])
    let (many, _) = try Self.compute(["--threads", "4"])
    for name in ["zones.geojson", "zones.csv", "findings.csv", "summary.json", "report.html"] {
      #expect(try one.text(name) == many.text(name), "\(name)")
    }
    // Features and rows turned round.
    let turned = try TemporaryFolder()
    let boundaries = try String(contentsOfFile: "\(Zonal.root)/geodata/hanoi-2021/wards.geojson", encoding: .utf8)
    var lines = boundaries.split(separator: "\n").map(String.init)
    let features = lines[1..<(lines.count - 1)].map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
    lines = [lines[0], features.reversed().joined(separator: ",\n"), "]}"]
    try turned.write(lines.joined(separator: "\n"), "wards.geojson")
    var inputs = Zonal.hanoi
    inputs[1] = turned.path("wards.geojson")
    for i in inputs.indices where inputs[i].hasSuffix(".csv") {
      let rows = try String(contentsOfFile: "\(Zonal.root)/\(inputs[i])", encoding: .utf8).split(separator: "\n").map(
        String.init)
      let name = (inputs[i] as NSString).lastPathComponent
      inputs[i] = try turned.write(([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n") + "\n", name)
    }
    let (other, _) = try Self.compute(inputs: inputs)
    for name in ["zones.geojson", "zones.csv"] { #expect(try one.text(name) == other.text(name), "\(name)") }
  }

  @Test func `explain says why and what would change it`() throws {
    let outcome = try Zonal.run(["explain", "Chương Dương, Hoàn Kiếm"] + Zonal.hanoi)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("00067"))
    #expect(outcome.output.contains("per 100,000"))
    #expect(outcome.output.contains("would raise the level"))
    let vietnamese = try Zonal.run(["explain", "00067", "--language", "vi"] + Zonal.hanoi)
    #expect(vietnamese.output.contains("thì tăng cấp"))
  }

  static let gdal = ["/usr/bin/ogrinfo", "/usr/local/bin/ogrinfo"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: gdal != nil, "needs GDAL's ogrinfo")) func `GDAL opens the map with typed columns`() throws {
    let (folder, _) = try Self.compute()
    let outcome = try Zonal.run(["-al", "-so", folder.path("zones.geojson")], program: try #require(Self.gdal))
    #expect(outcome.output.contains("Feature Count: 579"))
    for column in ["ward_code: String", "rank: Integer", "incidence_7d: Real", "cases_7d: Integer"] {
      #expect(outcome.output.contains(column), "\(column)")
    }
  }

  static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: browser != nil, "needs chromium"))
  func `in a browser the report draws every ward and a click shows its reasons`() throws {
    let (folder, _) = try Self.compute()
    let click = """
      <script>
        const target = document.querySelector('path[data-code="00067"]');
        target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        document.body.dataset.drawn = [...document.querySelectorAll("#map path")].filter(p => p.getBBox().width > 0).length;
        document.body.dataset.letters = document.querySelectorAll("#map text").length;
        document.querySelector('[data-language="en"]').click();
        document.body.dataset.panel = document.querySelector("#panel").textContent;
      </script></body>
      """
    try folder.write(try folder.text("report.html").replacing("</body>", with: click), "clicked.html")
    let outcome = try Zonal.run(
      [
        "--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-gpu", "--user-data-dir=\(folder.path("profile"))",
        "--virtual-time-budget=20000", "--dump-dom", "file://\(folder.path("clicked.html"))",
      ], program: try #require(Self.browser))
    #expect(outcome.output.contains("data-drawn=\"579\""))
    #expect(outcome.output.contains("data-letters=\"579\""))
    let panel = outcome.output.split(separator: "data-panel=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
    #expect(panel.contains("Chương Dương"))
    #expect(panel.contains("New community cases per week"))
    #expect(panel.contains("would raise the level"))
    let page = try folder.text("report.html")
    #expect(!page.contains("http://") || page.contains("http://www.w3.org/2000/svg"))
    #expect(!page.contains("src="), "the page loads nothing")
  }
}
