import Quantities

enum InputError: Error, CustomStringConvertible {
  case allLater(day: Day, rows: Int)
  case fromAfterOn(from: Day, on: Day)
  case unknownWard(String, suggestions: [String])

  var description: String {
    switch self {
    case .allLater(let day, let rows):
      "all \(rows) case rows are dated after --on \(day), so a map of that day would rest on nothing. Check --on, or the dates."
    case .fromAfterOn(let from, let on): "--from \(from) lies after --on \(on)."
    case .unknownWard(let text, let suggestions):
      "there is no ward '\(text)'"
        + (suggestions.isEmpty ? "." : ". The nearest names are \(suggestions.joined(separator: ", ")).")
    }
  }
}
