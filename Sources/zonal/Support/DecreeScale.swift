import ArgumentParser
import Criteria
import Foundation
import Quantities
import SpatialCore
import Zones

/// What the levels, clocks and precedence of decrees are: the options that every command with decrees has.
struct DecreeScale: ParsableArguments {
  @Option(
    name: .customLong("level"),
    help: ArgumentHelp("A word of the file that stands for a level: \"zona rossa=red\".", valueName: "word=level"))
  var words: [String] = []

  @Option(help: "Offset of the local clock from UTC.")
  var utcOffset = "+07:00"

  @Option(help: "File with the precedence of decrees and layers (default: later start, then stricter, then lower id).")
  var precedence: String?

  @Option(help: "The levels from the mildest, parted by commas, in place of a criteria set: white,yellow,orange,red.")
  var levels: String?

  func offset() throws -> Int {
    guard let offset = Self.offset(utcOffset) else {
      throw ValidationError("'\(utcOffset)' is no offset; write it as +07:00")
    }
    return offset
  }

  /// Seconds of an offset such as `+07:00`; `nil` for anything else.
  static func offset(_ text: String) -> Int? {
    guard let moment = Moment("1970-01-02T00:00\(text)", offset: 0), text.hasPrefix("+") || text.hasPrefix("-") else {
      return nil
    }
    return Int(Moment(Day(number: 1)).seconds - moment.seconds)
  }

  /// - Parameters:
  ///   - mappings: `name=PROPERTY`.
  ///   - dateFormats: one for all columns, or `from=…` and `until=…`.
  private func options(_ ranks: [String: Int], mappings: [String], dateFormats: [String]) throws -> DecreeOptions {
    var options = DecreeOptions()
    options.offset = try offset()
    for (text, isLevel) in mappings.map({ ($0, false) }) + words.map({ ($0, true) }) {
      // A word of a file may hold an equals sign, a level's id does not; with names it is the other way round.
      guard let equals = isLevel ? text.lastIndex(of: "=") : text.firstIndex(of: "="), equals != text.startIndex else {
        throw ValidationError("'\(text)' has not the form \(isLevel ? "word=level" : "name=PROPERTY")")
      }
      let (name, value) = (String(text[..<equals]), String(text[text.index(after: equals)...]))
      if isLevel {
        options.levels[name] = value
      } else {
        guard DecreeOptions.names.contains(name) else {
          throw ValidationError("'\(name)' is none of \(DecreeOptions.names.joined(separator: ", "))")
        }
        options.properties[name] = value
      }
    }
    for text in dateFormats {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard let format = DecreeTime.Format(rawValue: parts[parts.count - 1]),
        parts.count == 1 || ["from", "until"].contains(parts[0])
      else { throw ValidationError("'\(text)' is none of auto, dd/mm/yyyy, mm/dd/yyyy, from=…, until=…") }
      if parts.count == 1 { options.format = format } else { options.formats[parts[0]] = format }
    }
    if !ranks.isEmpty { options.knownLevels = Set(ranks.keys) }
    return options
  }

  func readPrecedence() throws -> DecreePrecedence {
    guard let precedence else { return DecreePrecedence() }
    let text: String
    do { text = try String(contentsOfFile: precedence, encoding: .utf8) } catch {
      throw DecreeError.precedence(file: precedence, line: 1, message: "the file cannot be read as text")
    }
    return try DecreePrecedence(text: text, file: precedence)
  }

  /// How strict each level is: by --levels, else the precedence, else the criteria; empty when none says so.
  private func ranks(_ precedence: DecreePrecedence, _ criteria: CriteriaSet?) -> [String: Int] {
    func numbered(_ levels: [String]) -> [String: Int] {
      Dictionary(levels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    if let levels { return numbered(levels.split(separator: ",").map(String.init)) }
    if !precedence.levels.isEmpty { return numbered(precedence.levels) }
    return numbered(criteria?.levels.map(\.id) ?? [])
  }

  func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(text, offset: try offset()) else {
      throw ValidationError("'\(text)' is no moment; write it as 2021-09-06T06:00, or 2021-09-06 for its beginning")
    }
    return moment
  }

  /// Reads decrees and says on standard error what was found in them.
  func load(
    _ paths: [String], mappings: [String], dateFormats: [String], criteria: CriteriaSet?, boundaries: [Ward]?,
    maps: [PublishedMap] = [], chosen: [Int]? = nil
  ) throws -> (DecreeSet, InForce) {
    var precedence = try readPrecedence()
    var ranks = ranks(precedence, criteria)
    if levels != nil { precedence.levels = [] }
    let options = try options(ranks, mappings: mappings, dateFormats: dateFormats)
    let set = try DecreeSet.load(paths: paths, options: options)
    // Levels of two scales are not compared: the ranks of a map hold only where nothing else orders the levels.
    if ranks.isEmpty {
      for zone in maps.lazy.flatMap(\.zones.values) { if let rank = zone.rank { ranks[zone.level] = rank } }
    }
    let inForce = try InForce(
      areas: set.areas, precedence: precedence, ranks: ranks, wards: boundaries ?? InForce.places(of: set.areas),
      maps: maps.map(ComputedLevels.init), chosen: chosen)
    for finding in set.findings { Console.error("\(finding)") }
    for area in inForce.unplaced {
      Console.error(
        "note: decree \(area.id) names \(area.names.joined(separator: ", ")), which no ward of the boundaries has; correct the code or name"
      )
    }
    return (set, inForce)
  }
}
