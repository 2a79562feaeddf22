import Epidemiology
public import Quantities
import SpatialCore

extension CaseFacts {
  /// Refuses what cannot be: an end before its start, a day that has not come, an age beyond any.
  ///
  /// - Parameter today: the day of the place; what was told cannot lie after it.
  /// - Throws: `CaseError.noWard`, `.order`, `.unusable`.
  public func check(today: Day) throws(CaseError) {
    guard ward != nil else { throw .noWard }
    if let age, !(0...130).contains(age) { throw .unusable(what: "the age \(age)", why: "it is not from 0 to 130") }
    if let birthYear, !(1880...today.components.year).contains(birthYear) {
      throw .unusable(what: "the year of birth \(birthYear)", why: "it is not from 1880 to this year")
    }
    if let doses, !(0...20).contains(doses) {
      throw .unusable(what: "\(doses) doses", why: "a number from 0 to 20 is meant")
    }
    if lastDose != nil, doses == 0 { throw .unusable(what: "the day of the last dose", why: "there were no doses") }
    let days: [(String, Day?)] = [
      ("the report", reportDay), ("the onset", onset), ("the exposure", exposure), ("the last dose", lastDose),
      ("the recovery", recovered), ("the outcome", outcomeDay),
    ]
    for (what, day) in days {
      if let day, day > today { throw .unusable(what: "\(what) on \(day)", why: "the day has not come yet") }
    }
    if let onset, let outcomeDay, outcomeDay < onset { throw .order(first: "the onset", second: "the outcome") }
    if outcomeDay != nil, outcome == .unknown || outcome == .active {
      throw .unusable(what: "the day of the outcome", why: "no outcome is said")
    }
  }
}

extension CaseTest {
  /// Refuses a result from before the sample, a Ct of an antigen test and values beyond any.
  ///
  /// - Parameter now: what was told cannot lie after it.
  /// - Throws: `CaseError.order`, `.unusable`.
  public func check(now: Instant) throws(CaseError) {
    if let sampledAt, let resultedAt, resultedAt < sampledAt { throw .order(first: "the sample", second: "the result") }
    for (what, at) in [("the sample", sampledAt), ("the result", resultedAt)] {
      if let at, at > now { throw .unusable(what: "\(what) of \(at)", why: "that time has not come yet") }
    }
    if let ct {
      guard kind == .pcr else { throw .unusable(what: "a Ct", why: "an antigen test has none") }
      guard (0...6_000).contains(ct) else { throw .unusable(what: "the Ct", why: "it is not from 0 to 60") }
    }
    if result == .pending, resultedAt != nil {
      throw .unusable(what: "the time of the result", why: "the result is pending")
    }
  }
}

extension CaseSymptom {
  /// - Throws: `CaseError.order`, `.unusable`.
  public func check(today: Day) throws(CaseError) {
    if let from, let until, until < from { throw .order(first: "the begin of \(symptom)", second: "its end") }
    if let from, from > today { throw .unusable(what: "\(symptom) from \(from)", why: "the day has not come yet") }
    if !isPresent, from != nil || until != nil { throw .unusable(what: "a day of \(symptom)", why: "it is absent") }
  }
}

extension CaseExposure {
  /// - Throws: `CaseError.order`, `.unusable`.
  public func check(today: Day) throws(CaseError) {
    if let from, let until, until < from { throw .order(first: "the begin of the exposure", second: "its end") }
    for day in [from, until] {
      if let day, day > today { throw .unusable(what: "an exposure on \(day)", why: "the day has not come yet") }
    }
  }
}

extension CaseContact {
  /// - Throws: `CaseError.order`, `.unusable`.
  public func check(now: Instant) throws(CaseError) {
    guard from != to else { throw .unusable(what: "the contact", why: "nobody meets themselves") }
    if let fromAt, let untilAt, untilAt < fromAt {
      throw .order(first: "the begin of the contact", second: "its end")
    }
    for at in [fromAt, untilAt] {
      if let at, at > now { throw .unusable(what: "a contact at \(at)", why: "that time has not come yet") }
    }
    if let distance = closeness.distance, !(0...100_000).contains(distance) {
      throw .unusable(what: "the distance", why: "it is not from 0 to 1,000 m")
    }
    if let minutes = closeness.minutes, !(0...100_000).contains(minutes) {
      throw .unusable(what: "the minutes", why: "they are not from 0 to 100,000")
    }
  }
}

extension CaseMarker {
  /// - Throws: `CaseError.order`, `.unusable`.
  public func check() throws(CaseError) {
    if untilAt < fromAt { throw .order(first: "the begin of the marker", second: "its end") }
    if place.isEmpty { throw .unusable(what: "the marker", why: "it has no name of a place") }
    if let position, abs(position.x) > 180 || abs(position.y) > 90 {
      throw .unusable(what: "the position", why: "it is no longitude and latitude")
    }
  }
}
