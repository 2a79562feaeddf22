import Foundation
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance

/// Members of the kinds that cases, quarantine and areas have: days, times, numbers, choices, people.
extension PermitFields {
  func optionalFlag(_ name: String) throws(Problem) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let flag) = value else { throw refuse(name, "true or false") }
    return flag
  }

  func optionalNumber(_ name: String, _ range: ClosedRange<Double>) throws(Problem) -> Double? {
    guard let value = value(name) else { return nil }
    guard case .number(let digits) = value, let number = Double(digits), range.contains(number) else {
      throw refuse(name, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func optionalDay(_ name: String) throws(Problem) -> Day? {
    guard let text = try optionalText(name, longest: 40) else { return nil }
    guard let day = Day(text) else { throw refuse(name, "a day as 2021-08-05") }
    return day
  }

  func day(_ name: String) throws(Problem) -> Day {
    guard let day = try optionalDay(name) else { throw refuse(name, "a day as 2021-08-05") }
    return day
  }

  /// A time by the city's clock, or one with its own offset.
  func optionalInstant(_ name: String, offset: Int) throws(Problem) -> Instant? {
    guard let text = try optionalText(name, longest: 40) else { return nil }
    guard let moment = Moment(text, offset: offset) else {
      throw refuse(name, "a time by the city's clock as 2021-08-05T14:30")
    }
    return Instant(moment, offset: offset)
  }

  func instant(_ name: String, offset: Int) throws(Problem) -> Instant {
    guard let instant = try optionalInstant(name, offset: offset) else {
      throw refuse(name, "a time by the city's clock as 2021-08-05T14:30")
    }
    return instant
  }

  /// A time of day, as minutes since midnight.
  func optionalMinute(_ name: String) throws(Problem) -> Int? {
    guard let text = try optionalText(name, longest: 5) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), hour < 24, minute < 60
    else { throw refuse(name, "a time of day as 08:30") }
    return hour * 60 + minute
  }

  func minute(_ name: String) throws(Problem) -> Int {
    guard let minute = try optionalMinute(name) else { throw refuse(name, "a time of day as 08:30") }
    return minute
  }

  /// A value of a closed list by its name.
  func optionalChoice<T>(_ name: String, _ all: [(name: String, value: T)]) throws(Problem) -> T? {
    guard let text = try optionalText(name) else { return nil }
    guard let found = all.first(where: { $0.name == text }) else {
      throw refuse(name, "one of \(all.map(\.name).joined(separator: ", "))")
    }
    return found.value
  }

  func choice<T>(_ name: String, _ all: [(name: String, value: T)]) throws(Problem) -> T {
    guard let value = try optionalChoice(name, all) else {
      throw refuse(name, "one of \(all.map(\.name).joined(separator: ", "))")
    }
    return value
  }

  /// The row of a ward by its code.
  func optionalWard(_ name: String, _ vintage: BoundaryVintage) throws(Problem) -> Int? {
    guard let code = try optionalText(name, longest: 64) else { return nil }
    guard let ward = vintage.wards.firstIndex(where: { $0.code == code }) else {
      throw refuseContent(name, "is no code of a ward; /collections/wards has all")
    }
    return vintage.row(ward)
  }

  func ward(_ name: String, _ vintage: BoundaryVintage) throws(Problem) -> Int {
    guard let row = try optionalWard(name, vintage) else { throw refuse(name, "the code of a ward") }
    return row
  }

  func optionalIdentifier(_ name: String) throws(Problem) -> PersonalIdentifier? {
    guard let digits = try optionalText(name, longest: 30) else { return nil }
    guard let identifier = PersonalIdentifier(digits: digits) else {
      throw refuseContent(name, "is no personal identifier; it has 12 digits, the first three of a province")
    }
    return identifier
  }

  func identifier(_ name: String) throws(Problem) -> PersonalIdentifier {
    guard let identifier = try optionalIdentifier(name) else {
      throw refuse(name, "a personal identifier of 12 digits")
    }
    return identifier
  }

  /// A position of two members, which are there together or not at all.
  func optionalPosition() throws(Problem) -> Coordinate? {
    let longitude = try optionalNumber("longitude", -180...180)
    let latitude = try optionalNumber("latitude", -90...90)
    guard let longitude, let latitude else {
      if longitude != nil { throw refuse("latitude", "there with the longitude") }
      if latitude != nil { throw refuse("longitude", "there with the latitude") }
      return nil
    }
    return Coordinate(x: longitude, y: latitude)
  }

  /// One spelling for one name: marks composed, blanks single; empty when it was not said.
  func tidy(_ name: String, longest: Int) throws(Problem) -> String {
    (try optionalText(name, longest: longest) ?? "").precomposedStringWithCanonicalMapping
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
