import ArgumentParser
import Epidemiology
import Quantities

/// A day given on the command line.
func parseDay(_ text: String) throws -> Day {
  guard let day = Day(text) else {
    throw ValidationError("'\(text)' is no day; write it as YYYY-MM-DD, for example 2022-01-21")
  }
  return day
}

func parsePlaceForm(_ text: String) throws -> PlaceForm {
  guard let form = PlaceForm(rawValue: text) else { throw ValidationError("'\(text)' is none of point, code, name") }
  return form
}

func parseDateFormat(_ text: String) throws -> DateFormat {
  guard let format = DateFormat(rawValue: text) else {
    throw ValidationError("'\(text)' is none of \(DateFormat.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return format
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
