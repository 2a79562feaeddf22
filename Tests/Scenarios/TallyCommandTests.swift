import Foundation
import Testing

/// Tallies as a user makes, extends, adds up and maps them.
@Suite(.serialized) struct TallyCommandTests {
  static let wards = ["--boundaries", "geodata/hanoi-2021/wards.geojson"]
  static let rows = [
    "--cases", "geodata/hanoi-2021/cases.csv", "geodata/hanoi-2021/cases-by-ward.csv",
    "geodata/hanoi-2021/cases-by-name.csv", "--doses", "geodata/hanoi-2021/doses.csv",
  ]

  static func tally(_ arguments: [String], input: String? = nil) throws -> Zonal.Outcome {
    try Zonal.run(["tally"] + arguments, input: input)
  }

  /// Arguments of compute with a tally in place of cases and doses.
  static func mapArguments(_ tally: [String], criteria: String = "vn-4800", on day: String = "2022-01-21") -> [String] {
    wards + [
      "--population", "geodata/hanoi-2021/population.csv", "--measures", "geodata/hanoi-2021/measures.csv", "--tally",
    ] + tally + ["--criteria", criteria, "--on", day]
  }

  @Test func `the map from a tally is byte for byte the map from its rows`() throws {
    let folder = try TemporaryFolder()
    let counted = try Self.tally(
      Self.wards + Self.rows + ["--criteria", "vn-4800", "--output", folder.path("tally.csv")])
    #expect(counted.status == 0, "\(counted.errors)")
    #expect(counted.errors.contains("unknown_ward_code"))
    for day in ["2022-01-21", "2021-12-05"] {
      var rows = Zonal.hanoi
      rows[rows.count - 1] = day
      let (expected, _) = try HanoiTests.compute(inputs: rows)
      let (map, outcome) = try HanoiTests.compute(inputs: Self.mapArguments([folder.path("tally.csv")], on: day))
      #expect(outcome.status == 0, "\(outcome.errors)")
      for name in ["zones.geojson", "zones.csv"] {
        #expect(try map.text(name) == expected.text(name), "\(name) \(day)")
      }
      let summary = try JSONSerialization.jsonObject(with: Data(map.text("summary.json").utf8)) as? [String: Any]
      let file = try #require((summary?["files"] as? [[String: Any]])?.first { $0["kind"] as? String == "tally" })
      #expect(file["rows"] as? Int == 42_539)
      #expect(file["rejected"] as? Int == 1)
      let later = try #require(file["later_reports"] as? Int)
      #expect((later > 0) == (day != "2022-01-21"))
      #expect(try map.table("findings.csv").contains { $0["code"] == "after_map_day" } == (later > 0))
      #expect(outcome.output.contains("tally.csv") && outcome.output.contains("left out") == (later > 0))
    }
    let why = try Zonal.run(["explain", "00067"] + Self.mapArguments([folder.path("tally.csv")]))
    #expect(why.output == (try Zonal.run(["explain", "00067"] + Zonal.hanoi)).output)
  }

  @Test func `rows counted apart and then added up are the rows counted together`() throws {
    let folder = try TemporaryFolder()
    let whole = folder.path("whole.csv")
    #expect(try Self.tally(Self.wards + Self.rows + ["--age-breaks", "18,50,65", "--output", whole]).status == 0)
    // Each part on another number of threads, one through standard input, written to standard output.
    let lines = try String(contentsOfFile: "\(Zonal.root)/geodata/hanoi-2021/cases.csv", encoding: .utf8).split(
      separator: "\n"
    ).map(String.init)
    let half = lines.count / 2
    let streamed = ([lines[0]] + lines[half...]).joined(separator: "\n") + "\n"
    try folder.write(lines[..<half].joined(separator: "\n") + "\n", "first.csv")
    let ages = ["--age-breaks", "65,18,50"]
    let a = try Self.tally(Self.wards + ages + ["--cases", folder.path("first.csv"), "--threads", "1"])
    let b = try Self.tally(Self.wards + ages + ["--cases", "-", "--threads", "3"], input: streamed)
    let c = try Self.tally(
      Self.wards + ages + Array(Self.rows[2...]).withCasesFirst + ["--findings", folder.path("f.csv")])
    for part in [a, b, c] { #expect(part.status == 0, "\(part.errors)") }
    #expect(try folder.table("f.csv").contains { $0["code"] == "unknown_ward_name" })
    try folder.write(b.output + a.output, "ab.csv")
    try folder.write(c.output, "c.csv")
    let sum = try Self.tally([
      "--merge", folder.path("c.csv"), folder.path("ab.csv"), "--output", folder.path("sum.csv"),
    ])
    #expect(sum.status == 0, "\(sum.errors)")
    #expect(try folder.text("sum.csv") == folder.text("whole.csv"))
    // Nothing in it names a person, and no line has more than its ten columns.
    #expect(
      try folder.text("sum.csv").split(separator: "\n").filter { !$0.hasPrefix("#") }.allSatisfy {
        $0.split(separator: ",", omittingEmptySubsequences: false).count == 10
      })
  }

  @Test func `a day is added to a tally, and the file is the one of all days`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: "\(Zonal.root)/geodata/hanoi-2021/cases-by-ward.csv", encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let date = try #require(lines[0].split(separator: ",").firstIndex { $0 == "report_date" })
    func isLate(_ line: String) -> Bool {
      line.split(separator: ",", omittingEmptySubsequences: false)[date] >= "2022-01-15"
    }
    for (name, late) in [("early", false), ("late", true)] {
      try folder.write(
        ([lines[0]] + lines.dropFirst().filter { isLate($0) == late }).joined(separator: "\n") + "\n", name)
    }
    #expect(try Self.tally(Self.wards + ["--cases", folder.path("early"), "-o", folder.path("tally.csv")]).status == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("tally.csv"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.csv"), withDestinationPath: "tally.csv")
    let added = try Self.tally(Self.wards + ["--cases", folder.path("late"), "--append", folder.path("link.csv")])
    #expect(added.status == 0, "\(added.errors)")
    let all = try Self.tally(Self.wards + ["--cases", "geodata/hanoi-2021/cases-by-ward.csv"])
    #expect(try folder.text("tally.csv") == all.output)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("tally.csv"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.csv")) == "tally.csv")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "early", "late", "link.csv", "tally.csv",
      ])
  }

  // MARK: What goes wrong

  static let square = BadInputTests.square
  static let good = "report_date,ward_code,age\n2021-11-30,A,30\n2021-11-29,A,70\n"

  /// A tally of one square ward, and the arguments that name its boundaries.
  static func small(_ extra: [String] = []) throws -> (folder: TemporaryFolder, wards: [String]) {
    let folder = try TemporaryFolder()
    let wards = ["--boundaries", try folder.write(square, "wards.geojson")]
    let cases = try folder.write(good, "cases.csv")
    let outcome = try tally(wards + ["--cases", cases, "--output", folder.path("tally.csv")] + extra)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return (folder, wards)
  }

  @Test func `an append that fails leaves the tally as it was and nothing beside it`() throws {
    let (folder, wards) = try Self.small()
    let before = try folder.text("tally.csv")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).count
    let append = ["--append", folder.path("tally.csv")]
    try folder.write("when,ward_code\n2021-11-30,A\n", "bad.csv")
    let bad = try Self.tally(
      wards + append + ["--cases", folder.path("bad.csv"), "--findings", folder.path("found.csv")])
    #expect(bad.status == 2)
    #expect(bad.errors.contains("report_date"))
    let ages = try Self.tally(wards + append + ["--cases", folder.path("cases.csv"), "--age-breaks", "18"])
    #expect(ages.status == 2)
    #expect(ages.errors.contains("begin at 0 and at 0, 18"), "\(ages.errors)")
    let other = try folder.write(Self.square.replacing(#""id":"A""#, with: #""id":"B""#), "other.geojson")
    let moved = try Self.tally(["--boundaries", other] + append + ["--cases", folder.path("cases.csv")])
    #expect(moved.status == 2)
    #expect(moved.errors.contains("counted over 1 wards"), "\(moved.errors)")
    let missing = try Self.tally(wards + ["--append", folder.path("none.csv"), "--cases", folder.path("cases.csv")])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("none.csv"))
    #expect(try folder.text("tally.csv") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == files + 2)
  }

  @Test func `an append that is killed while it reads or writes leaves the tally as it was`() throws {
    let (folder, wards) = try Self.small()
    let before = try folder.text("tally.csv")
    // While it reads: the rows never end.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Zonal.program)
    process.arguments = ["tally"] + wards + ["--append", folder.path("tally.csv"), "--cases", "-"]
    let rows = Pipe()
    process.standardInput = rows
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try rows.fileHandleForWriting.write(contentsOf: Data(Self.good.utf8))
    usleep(200_000)
    #expect(process.isRunning)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try folder.text("tally.csv") == before)
    // While it writes: the system ends the program at the first kilobyte, with a tally of many days to write.
    var many = "report_date,ward_code\n"
    for day in 1...28 {
      for month in 1...12 { many += "2020-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day),A\n" }
    }
    try folder.write(many, "many.csv")
    let command =
      (["exec", Zonal.program, "tally"] + wards + [
        "--append", folder.path("tally.csv"), "--cases", folder.path("many.csv"),
      ]).joined(separator: " ")
    let killed = try Zonal.run(["-c", "ulimit -c 0; ulimit -f 2; \(command)"], program: "/bin/sh")
    #expect(killed.status != 0)
    #expect(try folder.text("tally.csv") == before)
    // And afterwards all is well.
    #expect(
      try Self.tally(wards + ["--append", folder.path("tally.csv"), "--cases", folder.path("many.csv")]).status == 0)
    #expect(try folder.text("tally.csv").contains("#end,lines=338"))
  }

  @Test func `appends at the same time wait for one another`() throws {
    let (folder, wards) = try Self.small()
    let processes = try (0..<5).map { _ in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Zonal.program)
      process.arguments =
        ["tally"] + wards + ["--append", folder.path("tally.csv"), "--cases", folder.path("cases.csv")]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(try folder.text("tally.csv").contains("rows=12,counted=12"))
  }

  @Test func `a tally that cannot answer the criteria is refused with what to do`() throws {
    let folder = try TemporaryFolder()
    let tally = try Self.tally(Self.wards + Self.rows + ["--age-breaks", "18"])
    let path = try folder.write(tally.output, "tally.csv")
    let (output, outcome) = try HanoiTests.compute(inputs: Self.mapArguments([path]))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--age-breaks 18,50") && outcome.errors.contains("tally.csv"), "\(outcome.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.path).isEmpty)
    let doses = try Self.tally(Self.wards + Array(Self.rows[4...]) + ["--criteria", "vn-4800"])
    let onlyDoses = try folder.write(doses.output, "doses.csv")
    let without = try HanoiTests.compute(inputs: Self.mapArguments([onlyDoses])).outcome
    #expect(without.status == 2)
    #expect(without.errors.contains("no cases"))
    // Doses from a tally beside cases from rows.
    let mixed = try HanoiTests.compute(inputs: Self.mapArguments([onlyDoses]) + Array(Self.rows[..<4]))
    #expect(mixed.outcome.status == 0, "\(mixed.outcome.errors)")
    let (expected, _) = try HanoiTests.compute()
    #expect(try mixed.folder.text("zones.geojson") == expected.text("zones.geojson"))
    let early = try HanoiTests.compute(
      inputs: Self.mapArguments([path], criteria: "cdc-transmission", on: "2021-07-01") + [
        "--as-in-force-on", "2021-12-01",
      ]
    ).outcome
    #expect(early.status == 2)
    #expect(early.errors.contains("dated after --on"), "\(early.errors)")
  }

  @Test func `a tally cut off or taken for rows is refused with file and line`() throws {
    let (folder, _) = try Self.small()
    let text = try folder.text("tally.csv")
    try folder.write(String(text.dropLast(20)), "cut.csv")
    let cut = try Self.tally([
      "--merge", folder.path("tally.csv"), folder.path("cut.csv"), "--output", folder.path("sum.csv"),
    ])
    #expect(cut.status == 2)
    #expect(cut.errors.contains("cut.csv") && cut.errors.contains("cut off"), "\(cut.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("sum.csv")))
    let rows = try Self.tally(["--merge", folder.path("cases.csv")])
    #expect(rows.status == 2)
    #expect(rows.errors.contains("line 1") && rows.errors.contains("--cases"), "\(rows.errors)")
  }

  @Test func `strict counts rejected rows, and wrong usage is said`() throws {
    let (folder, wards) = try Self.small()
    let bad = try folder.write(Self.good + "2021-11-31,A,1\n", "bad.csv")
    #expect(try Self.tally(wards + ["--cases", bad, "--strict"]).status == 1)
    #expect(try Self.tally(wards + ["--cases", folder.path("cases.csv"), "--strict"]).status == 0)
    let tally = folder.path("tally.csv")
    for wrong in [
      [], wards, ["--cases", bad], ["--merge", tally, "--cases", bad],
      wards + ["--cases", bad, "--append", tally, "-o", "x"],
      wards + ["--cases", bad, "--age-breaks", "a"],
      wards + ["--cases", bad, "--age-breaks", "18", "--criteria", "vn-4800"],
      wards + ["--cases", "-", "--doses", "-"],
      wards + ["--cases", bad, "--age-breaks", (1...30).map(String.init).joined(separator: ",")],
    ] {
      #expect(try Self.tally(wrong).status == 64, "\(wrong)")
    }
    let json = try Self.tally(wards + ["--cases", bad, "--format", "json", "--output", folder.path("other.csv")])
    let summary = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((summary?["cases"] as? [String: Int])?["rejected"] == 1)
    #expect(summary?["counts"] as? Int == 2)
    let full = try Zonal.run(
      [
        "-c",
        (["exec", Zonal.program, "tally"] + wards + ["--cases", folder.path("cases.csv")]).joined(separator: " ")
          + " > /dev/full",
      ],
      program: "/bin/sh")
    #expect(full.status == 2)
    #expect(full.errors.contains("standard output"))
  }
}

extension [String] {
  /// File names that stood behind `--cases` and have lost the option.
  fileprivate var withCasesFirst: [String] { ["--cases"] + self }
}
