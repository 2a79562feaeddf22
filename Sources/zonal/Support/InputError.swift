import Quantities

enum InputError: Error, CustomStringConvertible {
  /// `knownAt` is the moment of the map when some rows are left out for having become known after it.
  case allLater(day: Day, knownAt: Moment?, rows: Int)
  case fromAfterOn(from: Day, on: Day)
  case unknownWard(String, suggestions: [String])
  case previousBesideHistory(criteria: String)
  case badChange(String)
  case badVintage(String)

  var description: String {
    switch self {
    case .allLater(let day, let knownAt?, let rows):
      "all \(rows) case rows are dated after --on \(day) or became known after --known-at \(knownAt), so a map as known then would "
        + "rest on nothing. Check both, or the column known_at."
    case .allLater(let day, nil, let rows):
      "all \(rows) case rows are dated after --on \(day), so a map of that day would rest on nothing. Check --on, or the dates."
    case .fromAfterOn(let from, let on): "--from \(from) lies after --on \(on)."
    case .previousBesideHistory(let criteria):
      "\(criteria) has rules about the days before, which are gone through from the first case on; leave --previous out."
    case .badChange(let text): "'\(text)' is no change: write VALUE=NUMBER, for example --change rate_m3=40."
    case .badVintage(let text):
      "'\(text)' is no vintage: write MOMENT=FILE, for example --cases-known 2020-11-04=cases-of-4-november.csv."
    case .unknownWard(let text, let suggestions):
      "there is no ward '\(text)'"
        + (suggestions.isEmpty ? "." : ". The nearest names are \(suggestions.joined(separator: ", ")).")
    }
  }
}
