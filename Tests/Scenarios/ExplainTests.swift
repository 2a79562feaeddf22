import Foundation
import Testing

/// The explanation of a ward from the command line: as text, as JSON and as a page.
@Suite(.serialized) struct ExplainTests {
  private static func json(_ outcome: Zonal.Outcome) throws -> [String: Any] {
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func `a page is written beside the text, which stays the same, and its level is that of the map`() throws {
    let folder = try TemporaryFolder()
    let text = try Zonal.run(["explain", "00067"] + Zonal.hanoi)
    let both = try Zonal.run(["explain", "00067", "--output", folder.path("ward.html")] + Zonal.hanoi)
    #expect(both.status == 0, "\(both.errors)")
    #expect(both.output == text.output + "\nOpen \(folder.path("ward.html")) for the page to read.\n")
    let page = try folder.text("ward.html")
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">") && page.hasSuffix("</html>\n"))
    #expect(page.contains("Level 2, medium") && page.contains("Cấp 2, nguy cơ trung bình"))
    #expect(page.contains("Quận Hoàn Kiếm") && page.contains("Tràng Tiền"))
    // Ninety days, of which the last is the day of the map.
    #expect(page.contains(#""from":"2021-10-24","days":90"#))
    let again = try Zonal.run(
      ["explain", "00067", "--output", folder.path("again.html"), "--threads", "3"] + Zonal.hanoi)
    #expect(again.status == 0)
    #expect(try folder.text("again.html") == page)
    let week = try Zonal.run(
      ["explain", "00067", "--output", folder.path("week.html"), "--from", "2022-01-15", "--language", "vi"]
        + Zonal.hanoi)
    #expect(week.status == 0, "\(week.errors)")
    #expect(try folder.text("week.html").contains(#""from":"2022-01-15","days":7"#))
  }

  @Test func `a page that cannot be made is refused and says what to do`() throws {
    let folder = try TemporaryFolder()
    let alone = try Zonal.run(["explain", "00067", "--from", "2022-01-15"] + Zonal.hanoi)
    #expect(alone.status == 64 && alone.errors.contains("--output"))
    let late = try Zonal.run(
      ["explain", "00067", "--from", "2022-01-22", "--output", folder.path("a.html")] + Zonal.hanoi)
    #expect(late.status == 2 && late.errors.contains("lies after"), "\(late.errors)")
    let early = try Zonal.run(
      ["explain", "00067", "--from", "2021-10-11", "--output", folder.path("a.html")] + Zonal.hanoi)
    #expect(early.status == 2 && early.errors.contains("--as-in-force-on"), "\(early.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.html")))
  }

  @Test func `rules that came into force lately begin the page`() throws {
    let folder = try TemporaryFolder()
    var inputs = Zonal.hanoi
    inputs[try #require(inputs.firstIndex(of: "vn-4800"))] = "vn-4800-notice"
    inputs[try #require(inputs.firstIndex(of: "2022-01-21"))] = "2021-10-20"
    let made = try Zonal.run(["explain", "00067", "--output", folder.path("ward.html")] + inputs)
    #expect(made.status == 0, "\(made.errors)")
    #expect(try folder.text("ward.html").contains(#""from":"2021-10-12","days":9"#))
  }

  @Test func `a neighbour that raises the level is named with it`() throws {
    let folder = try TemporaryFolder()
    let squares = [("A", 105.0), ("B", 105.01), ("C", 105.02)].map { code, x in
      """
      {"type":"Feature","id":"\(code)","properties":{"name":"Ward \(code)"},"geometry":{"type":"Polygon",
      "coordinates":[[[\(x),21],[\(x + 0.01),21],[\(x + 0.01),21.01],[\(x),21.01],[\(x),21]]]}}
      """
    }
    let names = [
      "cluster_source_unknown", "hard_to_control_place", "source_unknown", "crowded_place", "f1_in_community",
      "illegal_entry_risk",
    ]
    let figures = ["A", "B", "C"].flatMap { ward in
      names.map { "\(ward),2021-09-01,\($0),\(ward == "B" && $0 == names[0] ? 1 : 0)\n" }
    }
    let arguments = [
      "--boundaries",
      try folder.write(
        "{\"type\":\"FeatureCollection\",\"features\":[\(squares.joined(separator: ","))]}", "w.geojson"),
      "--cases", try folder.write("report_date,ward_code\n2021-08-01,B\n", "cases.csv"), "--measures",
      try folder.write("area_code,date,measure,value\n" + figures.joined(), "measures.csv"), "--criteria", "vn-2686",
      "--on", "2021-09-01", "--output", folder.path("ward.html"),
    ]
    let raised = try Zonal.run(["explain", "A"] + arguments)
    #expect(raised.status == 0, "\(raised.errors)")
    #expect(raised.output.contains("[orange]"), "\(raised.output)")
    let page = try folder.text("ward.html")
    let section = try #require(page.split(separator: ">Neighbours<").last?.split(separator: "</section>").first)
    #expect(section.contains("Ward B") && !section.contains("Ward C") && !section.contains("No neighbour raises"))
    let red = try Zonal.run(["explain", "B"] + arguments)
    #expect(red.output.contains("[red]"))
    #expect(try folder.text("ward.html").contains("No neighbour raises the level of this ward."))
  }

  @Test func `reports that name a district are asked of its wards, and the JSON has all that is uncertain`() throws {
    let folder = try TemporaryFolder()
    let squares = [("A", "Ba Đình", 105.0), ("B", "Ba Đình", 105.01), ("C", "Tây Hồ", 105.02)].map {
      code, district, x in
      """
      {"type":"Feature","id":"\(code)","properties":{"name":"\(code)","district":"\(district)"},"geometry":{"type":"Polygon",
      "coordinates":[[[\(x),21],[\(x + 0.01),21],[\(x + 0.01),21.01],[\(x),21.01],[\(x),21]]]}}
      """
    }
    let arguments = [
      "--boundaries",
      try folder.write(
        "{\"type\":\"FeatureCollection\",\"features\":[\(squares.joined(separator: ","))]}", "w.geojson"),
      "--population", try folder.write("ward_code,population\nA,10000\nB,10000\nC,10000\n", "population.csv"),
      "--cases",
      try folder.write(
        """
        report_date,ward_code,district,ward,count
        2021-11-30,A,,,4
        2021-11-30,,Ba Đình,Nowhere,2
        2021-11-30,,Tây Hồ,Nowhere,3
        2021-11-30,,,Nowhere,1
        2021-11-01,,Ba Đình,Nowhere,50

        """, "cases.csv"), "--criteria", "cdc-transmission", "--on", "2021-12-01", "--format", "json",
    ]
    let json = try Self.json(Zonal.run(["explain", "A"] + arguments))
    let unlocated = try #require(json["unlocated"] as? [[String: Any]])
    // Four among 10,000 are 40 per 100,000; six are 60, ten are 100.
    #expect(unlocated.map { $0["reports"] as? Int } == [2, 6])
    #expect(unlocated[0]["district"] as? String == "Ba Đình" && unlocated[1]["district"] is NSNull)
    #expect(unlocated.allSatisfy { $0["level_by_figures"] as? String == "moderate" })
    #expect(unlocated.map { $0["level_if_all_were_here"] as? String } == ["substantial", "high"])
    let rate = try #require((json["uncertainty"] as? [[String: Any]])?.first)
    #expect((rate["above"] as? [[String: Any]])?.count == 3)
    let text = try Zonal.run(["explain", "A"] + arguments.dropLast(2))
    #expect(
      text.output.contains("2 reports name the district Ba Đình, but no ward that was found; if all of them were"))
    let other = try Self.json(Zonal.run(["explain", "C"] + arguments))
    #expect((other["unlocated"] as? [[String: Any]])?.map { $0["reports"] as? Int } == [3, 6])
  }

  @Test(.enabled(if: HanoiTests.browser != nil, "needs chromium"))
  func `in a browser the page draws levels and cases, and shows one language at a time`() throws {
    let folder = try TemporaryFolder()
    let made = try Zonal.run(
      ["explain", "00067", "--output", folder.path("ward.html"), "--language", "vi"] + Zonal.hanoi)
    #expect(made.status == 0, "\(made.errors)")
    let look = """
      <script>
        const seen = () => [...document.querySelectorAll("main [lang]")].filter(e => e.getClientRects().length).map(e => e.lang);
        document.body.dataset.first = [...new Set(seen())].join();
        document.querySelector('[data-language="en"]').click();
        document.body.dataset.then = [...new Set(seen())].join();
        document.body.dataset.switch = [...document.querySelectorAll("button[lang]")].filter(e => e.getClientRects().length).length;
        document.body.dataset.spans = [...document.querySelectorAll("#strip rect.stack")].filter(e => e.getBBox().width > 0).length;
        document.body.dataset.bars = [...document.querySelectorAll("#timeline path")].filter(e => e.getBBox().height > 0).length;
        document.body.dataset.label = document.querySelector("#timeline svg").getAttribute("aria-label");
        document.body.dataset.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      </script></body>
      """
    try folder.write(try folder.text("ward.html").replacing("</body>", with: look), "seen.html")
    let outcome = try Zonal.run(
      [
        "--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-gpu", "--user-data-dir=\(folder.path("profile"))",
        "--window-size=500,900", "--virtual-time-budget=20000", "--dump-dom", "file://\(folder.path("seen.html"))",
      ], program: try #require(HanoiTests.browser))
    for said in ["first=\"vi\"", "then=\"en\"", "switch=\"2\"", "spans=\"6\"", "label=\"Cases a day\"", "wide=\"0\""] {
      #expect(outcome.output.contains("data-\(said)"), "\(said)")
    }
    #expect(!outcome.output.contains("data-bars=\"0\"") && outcome.output.contains("data-bars="))
  }
}
