/// Small worlds that tell one thing each: a few square wards, a handful of rows, and the levels that must come out.
struct Scenario {
  var name: String
  var title: String
  var story: String
  var criteria: String
  var day: String
  /// Squares of a hundredth of a degree: code, name, column and row.
  var wards: [(code: String, name: String, column: Int, row: Int)]
  var population: String
  var cases: String
  var doses = ""
  var expected: [(code: String, level: String)]

  var files: [(name: String, text: String)] {
    var readme = "# \(title)\n\n\(story)\n\nDay \(day), criteria `\(criteria)`:\n\n"
    readme += "    zonal compute --boundaries wards.geojson --population population.csv --cases cases.csv"
    readme +=
      "\(doses.isEmpty ? "" : " --doses doses.csv") \\\n      --criteria \(criteria) --on \(day) --output out\n\n"
    readme += "`expected.csv` has the levels that must come out. The wards are squares and nobody lives there.\n"
    var files = [
      ("README.md", readme), ("wards.geojson", boundaries), ("population.csv", population), ("cases.csv", cases),
      ("scenario.txt", "criteria=\(criteria)\non=\(day)\n"),
      ("expected.csv", "ward_code,level\n" + expected.map { "\($0.code),\($0.level)\n" }.joined()),
    ]
    if !doses.isEmpty { files.append(("doses.csv", doses)) }
    return files.sorted { $0.0 < $1.0 }
  }

  private var boundaries: String {
    let features = wards.map { ward -> String in
      let x = 105_800_000 + ward.column * 10_000
      let y = 21_000_000 + ward.row * 10_000
      let ring = [(x, y), (x + 10_000, y), (x + 10_000, y + 10_000), (x, y + 10_000), (x, y)]
      let positions = ring.map { "[\(Files.short($0.0)),\(Files.short($0.1))]" }.joined(separator: ",")
      return #"{"type":"Feature","id":"\#(ward.code)","properties":{"name":"\#(ward.name)"},"#
        + #""geometry":{"type":"Polygon","coordinates":[[\#(positions)]]}}"#
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n"
  }

  static let all: [Scenario] = {
    let two = [(code: "A", name: "Alley side", column: 0, row: 0), (code: "B", name: "Market side", column: 1, row: 0)]
    let head = "report_date,ward_code,classification,transmission,count\n"
    return [
      Scenario(
        name: "one-alley", title: "One alley in Chương Dương",
        story:
          "Five neighbours of one alley in Chương Dương fall ill within a week, and three people in Hàng Đào. Among the 22,946 "
          + "residents of the first ward that is 22 per 100,000, among the 5,393 of the second 56: the larger alley leaves "
          + "its ward green, the smaller one turns its ward yellow. A suspected case and one found in quarantine are there too "
          + "and do not count.",
        criteria: "vn-4800", day: "2021-12-17",
        wards: [
          (code: "A", name: "Phường Chương Dương", column: 0, row: 0),
          (code: "B", name: "Phường Hàng Đào", column: 1, row: 0),
        ],
        population:
          "ward_code,population,age_from,age_to\nA,5700,0,17\nA,12146,18,49\nA,5100,50,\nB,1200,0,17\nB,2993,18,49\nB,1200,50,\n",
        cases: "report_date,longitude,latitude,classification,transmission\n"
          + "2021-12-11,105.8061,21.0032,confirmed,community\n2021-12-13,105.8061,21.0032,confirmed,community\n"
          + "2021-12-13,105.8062,21.0033,confirmed,community\n2021-12-14,105.8063,21.0033,confirmed,community\n"
          + "2021-12-16,105.8063,21.0034,confirmed,community\n2021-12-16,105.8064,21.0034,suspected,community\n"
          + "2021-12-17,105.8064,21.0035,confirmed,quarantined\n2021-12-15,105.8142,21.0051,confirmed,community\n"
          + "2021-12-15,105.8142,21.0051,confirmed,community\n2021-12-16,105.8143,21.0052,confirmed,community\n",
        doses:
          "dose_date,ward_code,dose_number,age,series_complete,count\n2021-09-15,A,1,40,false,12000\n2021-09-15,B,1,40,false,2900\n"
          + "2021-10-15,A,1,70,false,5000\n2021-10-15,B,1,70,false,1150\n2021-11-15,A,2,70,true,4500\n2021-11-15,B,2,70,true,1100\n",
        expected: [("A", "level-1"), ("B", "level-2")]),
      Scenario(
        name: "on-the-threshold", title: "Exactly twenty per hundred thousand",
        story:
          "Ward A has 35,000 residents and 7 cases in the week: exactly 20 per 100,000. Ward B has one resident more and the "
          + "same cases: just under 20. Few adults are vaccinated, so 20 is where level 2 begins. A rounded rate could not "
          + "tell the two apart.",
        criteria: "vn-4800", day: "2021-10-20", wards: two,
        population:
          "ward_code,population,age_from,age_to\nA,10000,0,17\nA,20000,18,64\nA,5000,65,\nB,10000,0,17\nB,20001,18,64\nB,5000,65,\n",
        cases: head + "2021-10-14,A,confirmed,community,7\n2021-10-14,B,confirmed,community,7\n",
        doses:
          "dose_date,ward_code,dose_number,age,series_complete,count\n2021-10-01,A,1,40,false,5000\n2021-10-01,B,1,40,false,5000\n"
          + "2021-10-01,A,2,70,true,4500\n2021-10-01,B,2,70,true,4500\n",
        expected: [("A", "level-2"), ("B", "level-1")]),
      Scenario(
        name: "the-ward-nobody-counted", title: "The ward that nobody counted",
        story:
          "Ward B stands in no population table. Without residents there is no rate, and a ward without a rate is not green: "
          + "it has no level at all until somebody counts its people.",
        criteria: "cdc-transmission", day: "2021-08-20", wards: two, population: "ward_code,population\nA,20000\n",
        cases: head + "2021-08-19,A,confirmed,community,1\n2021-08-19,B,confirmed,community,1\n",
        expected: [("A", "low"), ("B", "no-data")]),
      Scenario(
        name: "a-case-taken-back", title: "A case that is taken back",
        story:
          "Ward A reports two cases and takes one back the next day with a row of count -1: the test was wrong. One case among "
          + "10,000 is exactly 10 per 100,000, the least that is moderate. Ward B takes back a case that it never reported; "
          + "a count below nothing is no count, and the ward has no level.",
        criteria: "cdc-transmission", day: "2021-08-20", wards: two,
        population: "ward_code,population\nA,10000\nB,10000\n",
        cases: head
          + "2021-08-18,A,confirmed,community,2\n2021-08-19,A,confirmed,community,-1\n2021-08-19,B,confirmed,community,-1\n",
        expected: [("A", "moderate"), ("B", "no-data")]),
      Scenario(
        name: "on-the-border", title: "A case on the border of two wards",
        story:
          "One case lies exactly on the line between A and B, one on the corner where all four wards meet. A position on a "
          + "border belongs to the ward with the lowest code: both count in A, once each, and nowhere else.",
        criteria: "simple-recency", day: "2020-06-01",
        wards: two + [("C", "Hill side", 0, 1), ("D", "Lake side", 1, 1)],
        population: "ward_code,population\nA,1000\nB,1000\nC,1000\nD,1000\n",
        cases: "report_date,longitude,latitude\n2020-05-20,105.81,21.005\n2020-05-25,105.81,21.01\n",
        expected: [("A", "high"), ("B", "low"), ("C", "low"), ("D", "low")]),
      Scenario(
        name: "the-last-case", title: "Fourteen days, fifteen days, twenty-nine days",
        story:
          "Three wards had their last case 14, 15 and 29 days ago. The first is still at high risk, the second only at risk, "
          + "the third low again.",
        criteria: "simple-recency", day: "2020-06-30", wards: two + [("C", "Hill side", 0, 1)],
        population: "ward_code,population\nA,1000\nB,1000\nC,1000\n",
        cases: head
          + "2020-06-16,A,confirmed,community,1\n2020-06-15,B,confirmed,community,1\n2020-06-01,C,confirmed,community,1\n",
        expected: [("A", "high"), ("B", "risk"), ("C", "low")]),
    ]
  }()
}
