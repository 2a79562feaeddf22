import Quantities
import Zones

/// A file of our own in the style of the Italian decrees of 2020 to 2022: 20 regions and the nation, coloured by 409
/// designations that overlap, often without known end, their dates written in five ways.
struct ColouredRegions {
  struct Designation {
    var id: String
    /// `nil` for the whole nation.
    var region: Int?
    var level: String
    var from: Day
    /// The last day in force.
    var until: Day?
  }

  static let levels = ["white", "yellow", "orange", "red"]
  static let words = ["art.1 comma 11": "white", "art.1": "yellow", "art.2": "orange", "art.3": "red"]
  static let first = Day(year: 2020, month: 11, day: 6)!
  static let last = Day(year: 2022, month: 4, day: 30)!

  private(set) var designations: [Designation] = []
  private(set) var json = ""
  /// Designations with a date that day and month can be exchanged in.
  private(set) var ambiguous = 0

  init() {
    var random = SeededRandom(seed: 2020)
    var features: [String] = []
    for number in 1...409 {
      let from = Self.first + Int.random(in: 0...500, using: &random)
      let designation = Designation(
        id: "\(number)", region: random.chance(40) ? nil : Int.random(in: 0..<20, using: &random),
        level: Self.levels.randomElement(using: &random)!, from: from,
        until: random.chance(5) ? nil : from + Int.random(in: 0...45, using: &random))
      designations.append(designation)
      let begin = Self.written(from, &random)
      let end =
        designation.until.map { Self.written($0, &random) }
        ?? (
          text: [#"" ""#, "null", #""-""#, #""31/12/9999""#, #""fino a nuovo ordine""#].randomElement(using: &random)!,
          false
        )
      if begin.1 || end.1 { ambiguous += 1 }
      let box = Self.box(designation.region)
      let article = Self.words.first { $0.value == designation.level }!.key
      let name = designation.region.map { "Regione \($0)" } ?? "Territorio nazionale"
      features.append(
        #"{"type":"Feature","properties":{"FID":\#(number),"nomeTesto":"\#(name)","designIniz":\#(begin.text),"#
          + #""designFine":\#(end.text),"nomeAutCom":"Ministero della Salute","legNomeBre":"Ordinanza \#(number)","#
          + #""legSpecRif":"\#(article)"},"geometry":{"type":"Polygon","coordinates":[[[\#(box.0),\#(box.1)],"#
          + #"[\#(box.2),\#(box.1)],[\#(box.2),\#(box.3)],[\#(box.0),\#(box.3)],[\#(box.0),\#(box.1)]]]}}"#)
    }
    json = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}"
  }

  /// Regions are squares of one degree, five in a row; the nation is all of them.
  private static func box(_ region: Int?) -> (Int, Int, Int, Int) {
    guard let region else { return (7, 38, 12, 42) }
    return (7 + region % 5, 38 + region / 5, 8 + region % 5, 39 + region / 5)
  }

  /// A day in one of five forms, and whether day and month can be exchanged in it.
  private static func written(_ day: Day, _ random: inout SeededRandom) -> (text: String, Bool) {
    let (year, month, date) = day.components
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let isAmbiguous = date <= 12 && date != month
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return ("\"\(day)\"", false)
    case 1: return ("\(Int(day.number) * 86_400_000)", false)
    case 2: return ("\"\(two(date)).\(two(month)).\(year)\"", false)
    case 3: return ("\"\(date)/\(month)/\(year % 100)\"", isAmbiguous)
    default: return ("\"\(two(date))/\(two(month))/\(year)\"", isAmbiguous)
    }
  }

  /// The designation that holds in a region on a day: the latest start, then the stricter, then the lower id.
  func holding(_ region: Int, on day: Day) -> Designation? {
    designations.filter {
      ($0.region == nil || $0.region == region) && $0.from <= day && ($0.until.map { day <= $0 } ?? true)
    }.max { a, b in
      func rank(_ d: Designation) -> Int { Self.levels.firstIndex(of: d.level)! }
      return (a.from, rank(a), b.id) < (b.from, rank(b), a.id)
    }
  }
}
