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

  /// Reads the text of `facts.csv`, whose names hold no commas or quotes.
  ///
  /// - Parameter path: Said in errors.
  /// - Throws: ``FactsError/line(_:path:problem:)`` for a line that is not as it must be, or not after the one before.
  static func table(_ text: String, path: String) throws(FactsError) -> [WardFact] {
    var wards: [WardFact] = []
    for (n, line) in text.split(separator: "\n").enumerated().dropFirst() {
      let f = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard f.count == 9 else { throw .line(n + 1, path: path, problem: "\(f.count) fields, not 9") }
      guard let population = Int(f[5]), population > 0 else {
        throw .line(n + 1, path: path, problem: "population '\(f[5])' is no number above 0")
      }
      guard let longitude = Double(f[6]), let latitude = Double(f[7]), (105.2...106.1).contains(longitude),
        (20.5...21.4).contains(latitude)
      else { throw .line(n + 1, path: path, problem: "centre '\(f[6]) \(f[7])' is not in Hanoi") }
      if let last = wards.last, last.code >= f[0] {
        throw .line(n + 1, path: path, problem: "code \(f[0]) does not come after \(last.code)")
      }
      wards.append(
        WardFact(
          code: f[0], type: f[1], shortName: f[2], districtCode: f[3], district: f[4], population: population,
          longitude: longitude, latitude: latitude))
    }
    return wards
  }
}
