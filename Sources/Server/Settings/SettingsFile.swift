import Foundation

/// A file of settings: `key = value` a line, comments behind `#` at the beginning of a line, values in quotes where blanks matter.
struct SettingsFile {
  struct Entry {
    var setting: Setting
    var value: String
    var line: Int
  }

  private(set) var entries: [Entry] = []

  /// - Throws: `SettingError.cannotRead`; what `init(text:path:)` throws.
  init(path: String) throws(SettingError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .cannotRead(
        file: path,
        reason: FileManager.default.fileExists(atPath: path)
          ? "it is no file, or may not be read" : "there is no such file")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .cannotRead(file: path, reason: "it is not UTF-8")
    }
    try self.init(text: text, path: path)
  }

  /// - Throws: `SettingError.notKeyAndValue`, `.unknownKey`, `.repeatedKey`.
  init(text: String, path: String) throws(SettingError) {
    var lines: [String: Int] = [:]
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let number = index + 1
      let line = raw.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = sides[0].trimmingCharacters(in: .whitespaces)
      guard sides.count == 2, !key.isEmpty else { throw .notKeyAndValue(file: path, line: number) }
      guard let setting = Setting.named(key) else {
        throw .unknownKey(key, file: path, line: number, like: Setting.nearest(to: key)?.name)
      }
      if let before = lines.updateValue(number, forKey: key) {
        throw .repeatedKey(key, file: path, line: number, before: before)
      }
      var value = sides[1].trimmingCharacters(in: .whitespaces)
      if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { value = String(value.dropFirst().dropLast()) }
      entries.append(Entry(setting: setting, value: value, line: number))
    }
  }
}

extension Setting {
  /// The setting whose name differs least; `nil` when none is near.
  static func nearest(to name: String) -> Setting? {
    let name = name.lowercased().replacing("_", with: "-")
    return all.map { (setting: $0, distance: distance(name, $0.name)) }.filter { $0.distance <= max(2, name.count / 4) }
      .min { $0.distance < $1.distance }?.setting
  }

  /// Letters that must be put in, taken out or exchanged (Levenshtein 1966).
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}
