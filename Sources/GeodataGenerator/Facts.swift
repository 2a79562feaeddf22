import Foundation

/// One ward of Hanoi in 2021 as the table of facts has it.
struct WardFact {
  var code: String
  var type: String
  var shortName: String
  var districtCode: String
  var district: String
  var population: Int
  /// Approximate centre in degrees.
  var longitude: Double
  var latitude: Double

  var name: String { "\(type) \(shortName)" }

  /// Reads `facts.csv`, whose names hold no commas or quotes.
  static func read(_ path: String) throws -> [WardFact] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let f = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return WardFact(
        code: f[0], type: f[1], shortName: f[2], districtCode: f[3], district: f[4], population: Int(f[5]) ?? 0,
        longitude: Double(f[6]) ?? 0, latitude: Double(f[7]) ?? 0)
    }
  }
}
