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

/// A moment given on the command line, by the local clock or with an offset of its own.
func parseKnownAt(_ text: String) throws -> Moment {
  guard let moment = Moment(knownAt: text, offset: IntakeOptions().clockOffset) else {
    throw ValidationError(
      "'\(text)' is no moment; write it as YYYY-MM-DDTHH:MM, for example 2022-01-21T18:00, or as a day, which is its end"
    )
  }
  return moment
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

/// Ages given on the command line.
func parseAges(_ text: String) throws -> AgeBands {
  let ages = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
  let known = ages.compactMap { $0 }
  guard known.count == ages.count, known.allSatisfy({ (0...AgeBands.oldest).contains($0) }),
    Set(known).union([0]).count <= AgeBands.most
  else {
    throw ValidationError(
      "'\(text)' are no ages; write them as 18,65: whole numbers up to \(AgeBands.oldest), \(AgeBands.most - 1) at most"
    )
  }
  return AgeBands(breaks: known)
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
