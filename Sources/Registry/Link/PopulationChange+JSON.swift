import Foundation
import Quantities

/// Why a line of a batch cannot be taken. It holds nothing of the line's values.
public struct PopulationLineFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line in the batch, from 1.
  public var line: Int
  /// The key whose value is wrong; empty where the line as a whole is.
  public var key: String
  public var reason: String

  public var description: String { "line \(line)\(key.isEmpty ? "" : ", \(key)"): \(reason)" }
}

extension PopulationChange {
  /// Reads one line of a batch.
  ///
  /// Keys that are not known are passed over. A key that is missing says nothing; `null` takes back.
  ///
  /// - Throws: `PopulationLineFault`, with the key and without the value.
  init(line: Data, number: Int) throws(PopulationLineFault) {
    guard let object = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any] else {
      throw PopulationLineFault(line: number, key: "", reason: "it is no JSON object")
    }
    let reader = LineReader(object: object, line: number)
    do {
      guard case .personal(let identifier) = try IdentityNumber(try reader.required("identifier")) else {
        throw reader.fault("identifier", "it is no personal identifier")
      }
      guard let version = object["version"] as? Int, version >= 1 else {
        throw reader.fault("version", "it is no whole number from 1 on")
      }
      let isWithdrawn = try reader.flag("withdrawn")
      self.init(
        identifier: identifier, version: version, isWithdrawn ? .withdrawal : .upsert(try PopulationFields(reader)))
    } catch let fault as PopulationLineFault {
      throw fault
    } catch {
      throw PopulationLineFault(line: number, key: "identifier", reason: "\(error)")
    }
  }
}

/// Takes the values of one line.
private struct LineReader {
  let object: [String: Any]
  let line: Int

  func fault(_ key: String, _ reason: String) -> PopulationLineFault {
    PopulationLineFault(line: line, key: key, reason: reason)
  }

  func required(_ key: String) throws(PopulationLineFault) -> String {
    guard let text = object[key] as? String else { throw fault(key, "it is missing, or no text") }
    return text
  }

  func flag(_ key: String) throws(PopulationLineFault) -> Bool {
    guard let value = object[key] else { return false }
    guard let flag = value as? Bool else { throw fault(key, "it is neither true nor false") }
    return flag
  }

  /// What a key tells, as `read` makes it of the JSON value; `read` returns `nil` for what cannot be.
  func told<Value>(_ key: String, _ kind: String, _ read: (Any) -> Value?) throws(PopulationLineFault) -> Told<Value> {
    guard let value = object[key] else { return .unsaid }
    if value is NSNull { return .takenBack }
    guard let result = read(value) else { throw fault(key, "it is no \(kind)") }
    return .said(result)
  }

  func text(_ key: String, atMost: Int) throws(PopulationLineFault) -> Told<String> {
    try told(key, "text of 1 to \(atMost) bytes") { value in
      guard let text = value as? String, !text.isEmpty, text.utf8.count <= atMost else { return nil }
      return text
    }
  }

  func day(_ key: String) throws(PopulationLineFault) -> Told<Day> {
    try told(key, "day of the form YYYY-MM-DD") { ($0 as? String).flatMap { Day($0) } }
  }
}

extension PopulationFields {
  fileprivate init(_ reader: LineReader) throws(PopulationLineFault) {
    name = try reader.text("name", atMost: 200)
    household = try reader.text("household", atMost: 100)
    phone = try reader.text("phone", atMost: 30)
    address = try reader.text("address", atMost: 500)
    deceased = try reader.day("deceased_on")
    moved = try reader.day("moved_on")
    birth = try reader.told("birth_date", "day of the form YYYY-MM-DD, and no year") { value in
      guard let text = value as? String else { return nil }
      if text.utf8.count == 4, let year = Int(text), year >= 1 { return BirthDate(year: year) }
      return Day(text).map { BirthDate($0) }
    }
    sex = try reader.told("sex", "sex (M, F or other)") { value in
      guard let text = value as? String, !text.isEmpty else { return nil }
      return Sex(text)
    }
    formerNumbers = try reader.told("old_identifiers", "list of 9-digit numbers") { value in
      guard let texts = value as? [String] else { return nil }
      let numbers = texts.compactMap { text -> FormerIdentityNumber? in
        guard case .former(let number)? = try? IdentityNumber(text) else { return nil }
        return number
      }
      return numbers.count == texts.count ? numbers : nil
    }
    residences = try reader.told("residences", "list of residences with kind, ward_code, from and to") { value in
      guard let objects = value as? [[String: Any]] else { return nil }
      let residences = objects.compactMap(Residence.init)
      return residences.count == objects.count ? residences : nil
    }
  }
}

extension PopulationFields.Residence {
  fileprivate init?(_ object: [String: Any]) {
    guard let word = object["kind"] as? String, !word.isEmpty, let kind = ResidenceKind(word),
      let ward = object["ward_code"] as? String, !ward.isEmpty, ward.utf8.count <= 32
    else { return nil }
    self.init(kind: kind, ward: ward)
    for (key, path) in [("from", \Self.from), ("to", \Self.to)] {
      guard let value = object[key], !(value is NSNull) else { continue }
      guard let day = (value as? String).flatMap({ Day($0) }) else { return nil }
      self[keyPath: path] = day
    }
    if let from, let to, to < from { return nil }
  }
}
