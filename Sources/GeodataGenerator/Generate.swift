import Foundation

/// Writes the generated part of `geodata`, or checks that what is there is what would be written.
///
///     swift run geodata-generator            # writes
///     swift run geodata-generator --check    # exits 1 when a file differs
@main
struct Generate {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let folder = arguments.first { !$0.hasPrefix("--") } ?? "geodata"
    let files = try Files.all(folder)
    var different: [String] = []
    for (name, text) in files {
      let path = "\(folder)/\(name)"
      if arguments.contains("--check") {
        if (try? String(contentsOfFile: path, encoding: .utf8)) != text { different.append(name) }
      } else {
        try FileManager.default.createDirectory(
          atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        print("\(name): \(text.utf8.count) bytes")
      }
    }
    for name in different {
      print("\(folder)/\(name) is not what the generator makes; run: swift run geodata-generator")
    }
    if !different.isEmpty { exit(1) }
    if arguments.contains("--check") { print("\(files.count) files are what the generator makes") }
  }
}

enum Files {
  static func all(_ folder: String) throws -> [(name: String, text: String)] {
    let wards = try WardFact.read("\(folder)/hanoi-2021/facts.csv")
    let outlines = Outlines(wards)
    let epidemic = Epidemic(wards, outlines)
    let cases = epidemic.cases()
    var files: [(name: String, text: String)] = [
      ("hanoi-2021/wards.geojson", boundaries(wards, outlines)), ("hanoi-2021/population.csv", epidemic.population()),
      ("hanoi-2021/cases.csv", cases.points), ("hanoi-2021/cases-by-ward.csv", cases.codes),
      ("hanoi-2021/cases-by-name.csv", cases.names), ("hanoi-2021/doses.csv", epidemic.doses()),
      ("hanoi-2021/measures.csv", epidemic.measures()),
    ]
    for scenario in Scenario.all {
      files += scenario.files.map { ("scenarios/\(scenario.name)/\($0.name)", $0.text) }
    }
    return files
  }

  private static func boundaries(_ wards: [WardFact], _ outlines: Outlines) -> String {
    let features = zip(wards, outlines.rings).map { ward, ring -> String in
      let positions = ring.map { "[\(short($0.x)),\(short($0.y))]" }.joined(separator: ",")
      return
        #"{"type":"Feature","id":"\#(ward.code)","properties":{"ward_code":"\#(ward.code)","name":"\#(ward.name)","#
        + #""district_code":"\#(ward.districtCode)","district":"\#(ward.district)","#
        + #""outline":"approximate, generated; not official"},"#
        + #""geometry":{"type":"Polygon","coordinates":[[\#(positions)]]}}"#
    }
    return
      #"{"type":"FeatureCollection","note":"Outlines are generated around approximate centres and are not official.","#
      + "\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n"
  }

  /// Millionths as the shortest decimal.
  static func short(_ millionths: Int) -> String {
    var text = Epidemic.decimal(millionths)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
