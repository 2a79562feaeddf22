import Foundation
import Testing

/// The decreed zones of Hanoi in September 2021, asked as a user asks.
@Suite struct DecreeTests {
  static let decrees = ["--decrees", "geodata/hanoi-2021/decrees.csv", "--levels", "green,orange,red"]
  static let wards = ["--boundaries", "geodata/hanoi-2021/wards.geojson"]

  static func status(_ place: [String], _ moment: String, _ extra: [String] = []) throws -> [String: Any] {
    let outcome = try Zonal.run(["status"] + place + ["--at", moment, "--format", "json"] + decrees + wards + extra)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test(
    arguments: [
      ("2021-09-06T05:59", nil), ("2021-09-06T06:00", "red"), ("2021-09-06T06:01", "red"), ("2021-09-21T05:59", "red"),
      ("2021-09-21T06:00", nil), ("2021-09-05T23:00Z", "red"),
    ])
  func `zone 1 is red from six in the morning of 6 September to six of the 21st`(_ example: (String, String?)) throws {
    let ward = try Self.status(["00001"], example.0)
    #expect(ward["level"] as? String == example.1)
    let point = try Self.status(["105.8542", "21.0285"], example.0)
    #expect(point["level"] as? String == example.1)
    if example.1 != nil {
      #expect(point["act"] as? String == "Directive 20/CT-UBND of 3/9/2021")
      #expect(point["until"] as? String == "2021-09-21T06:00")
    }
  }

  @Test func `five districts whose communes are not known are in no zone, all others are in one`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Zonal.run(
      ["decrees", "resolve", "--from", "2021-09-05", "--to", "2021-09-21", "--output", folder.path("days.csv")]
        + Self.decrees + Self.wards)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let rows = try folder.table("days.csv")
    #expect(rows.count == 17 * 579)
    func levels(_ day: String) -> [String: Int] {
      rows.filter { $0["day"] == day }.reduce(into: [:]) { $0[$1["level"] ?? "?", default: 0] += 1 }
    }
    #expect(levels("2021-09-05") == ["": 579])
    #expect(levels("2021-09-06") == ["red": 145, "orange": 104, "green": 237, "": 93])
    #expect(levels("2021-09-20") == levels("2021-09-06"))
    #expect(levels("2021-09-21") == ["": 579])
  }

  @Test func `a decree is asked together with a published map`() throws {
    let (folder, computed) = try HanoiTests.compute()
    #expect(computed.status == 0, "\(computed.errors)")
    let lane = try folder.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"lane","level":"level-4",
      "from":"2022-01-20","until":"-","act":"Decision 7","article":"Article 1"},"geometry":{"type":"Polygon",
      "coordinates":[[[105.8540,21.0283],[105.8544,21.0283],[105.8544,21.0287],[105.8540,21.0287],[105.8540,21.0283]]]}}]}
      """, "lane.geojson")
    func text(_ place: [String]) throws -> String {
      let outcome = try Zonal.run(
        ["status"] + place + [
          "--at", "2022-01-21T12:00", "--decrees", lane, "--zones", folder.path, "--criteria", "vn-4800",
        ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output
    }
    let inside = try text(["105.8542", "21.0285"])
    #expect(
      inside.contains("level-4") && inside.contains("Decision 7, Article 1") && inside.contains("no end is known"))
    let beside = try text(["105.8545", "21.0285"])
    #expect(beside.contains("decided by the computed map of 2022-01-21"))
    let code = try Zonal.run(["locate", "105.8542", "21.0285"] + Self.wards).output.prefix(5)
    let ward = try text([String(code)])
    #expect(ward.contains("decided by the computed map") && ward.contains("inside it, lane is level-4"))
  }

  @Test func `a map with decrees keeps its levels and says beside them what the status says`() throws {
    let (plain, computed) = try HanoiTests.compute()
    #expect(computed.status == 0, "\(computed.errors)")
    let files = try TemporaryFolder()
    let wards = try files.write(
      """
      id,area_code,level,from,until,act,article
      evening,00001;00004,level-4,2022-01-20T06:00,2022-01-21T18:00,Decision 1,Article 2
      open,00006,red zone,2022-01-21T06:00,,Decision 3,
      """, "wards.csv")
    let lane = try files.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"lane","level":"level-4",
      "from":"2022-01-20","until":"-","act":"Decision 7"},"geometry":{"type":"Polygon",
      "coordinates":[[[105.8540,21.0283],[105.8544,21.0283],[105.8544,21.0287],[105.8540,21.0287],[105.8540,21.0283]]]}}]}
      """, "lane.geojson")
    let decrees = ["--decrees", wards, lane, "--level", "red zone=level-4"]
    func decided(_ extra: [String]) throws -> [String: String] {
      let (folder, outcome) = try HanoiTests.compute(decrees + extra)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let (rows, before) = (try folder.table("zones.csv"), try plain.table("zones.csv"))
      for (row, old) in zip(rows, before) {
        #expect(row.merging(old) { a, _ in a } == row && old.allSatisfy { row[$0] == $1 })
      }
      #expect(try folder.text("decreed.geojson").contains("\"id\":\"lane\""))
      #expect(try folder.text("report.html").contains("\"decrees\""))
      return Dictionary(
        uniqueKeysWithValues: rows.filter { $0["in_force_layer"] == "decree" }.map {
          ($0["ward_code"] ?? "", "\($0["decree_id"] ?? "") \($0["in_force_level"] ?? "")")
        })
    }
    #expect(try decided([]) == ["00006": "open level-4"])
    let noon = try decided(["--in-force-at", "2022-01-21T12:00"])
    #expect(noon == ["00001": "evening level-4", "00004": "evening level-4", "00006": "open level-4"])
    for code in ["00001", "00007"] {
      let status = try Zonal.run(
        ["status", code, "--at", "2022-01-21T12:00", "--zones", plain.path, "--criteria", "vn-4800"] + decrees)
      #expect(status.output.contains(noon[code] == nil ? "decided by the computed map" : "decided by decree evening"))
    }
    #expect(!FileManager.default.fileExists(atPath: plain.path("decreed.geojson")))
  }

  @Test(
    arguments: [
      (["--in-force-at", "2022-01-21T12:00"], "need --decrees"), (["--levels", "green,red"], "need --decrees"),
      (
        ["--decrees", "geodata/hanoi-2021/decrees.csv", "--in-force-at", "2022-01-20T23:59"],
        "before the day of the map"
      ),
      (
        ["--decrees", "geodata/hanoi-2021/decrees.csv", "--in-force-at", "2022-01-21", "--from", "2022-01-20"],
        "--in-force-at is one moment"
      ), (["--decrees", "geodata/hanoi-2021/facts.csv"], "level"),
    ])
  func `decrees of a map that cannot be used are said with what to do, and nothing is written`(
    _ example: ([String], String)
  ) throws {
    let (folder, outcome) = try HanoiTests.compute(example.0)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains(example.1), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("zones.geojson")))
  }

  @Test func `a check lists overlaps and refuses what it cannot read with a word on what to do`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      id,area_code,level,from,until
      a,00001,red,2021-09-06,-
      b,00001,green,07.09.2021,31/12/9999
      c,00001,red,05/06/2021,
      d,00001,purple,2021-09-06,
      """, "d.csv")
    let outcome = try Zonal.run(["decrees", "check", file, "--levels", "green,red", "--strict"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("overlap: a (red) and b (green) from 2021-09-07T00:00"))
    #expect(outcome.output.contains("b holds by later_start"))
    #expect(outcome.output.contains("4 features: 2 areas, 2 refused; 2 without known end; 1 overlaps"))
    #expect(outcome.errors.contains("row 4, from '05/06/2021'") && outcome.errors.contains("--date-format from="))
    #expect(outcome.errors.contains("row 5, level 'purple'") && outcome.errors.contains("--level \"purple=LEVEL\""))
  }

  @Test(
    arguments: [
      (["status", "00001", "--at", "noon", "--decrees", "geodata/hanoi-2021/decrees.csv"], "is no moment"),
      (["status", "--at", "2021-09-06", "--decrees", "geodata/hanoi-2021/decrees.csv"], "Give a longitude"),
      (["status", "00001", "--at", "2021-09-06"], "--decrees"),
      (["decrees", "check", "geodata/hanoi-2021/facts.csv"], "--map level=PROPERTY"),
      (["decrees", "check", "geodata/hanoi-2021/decrees.csv", "--utc-offset", "7"], "is no offset"),
      (["decrees", "check", "geodata/hanoi-2021/decrees.csv", "--map", "colour=level"], "'colour' is none of"),
      (["decrees", "check", "geodata/hanoi-2021/decrees.csv", "--precedence", "nowhere.yaml"], "nowhere.yaml"),
    ])
  func `wrong usage and unusable files are said with what to do`(_ example: ([String], String)) throws {
    let outcome = try Zonal.run(example.0)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains(example.1), "\(outcome.errors)")
  }
}
