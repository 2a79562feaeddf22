import Foundation
import SpatialCore

/// Settings with where each of them comes from: a flag before the environment, the environment before a file, a file before what
/// holds without any.
public struct ConfiguredSettings: Sendable {
  public private(set) var settings = ServerSettings()
  /// By the name of the setting.
  private var origins: [String: SettingOrigin] = [:]

  /// - Parameters:
  ///   - arguments: flags with their values, `--port 8080` or `--port=8080`.
  ///   - environment: the variables of the process; those that are no setting's are left alone.
  ///   - file: a file of settings, if there is one.
  /// - Throws: `SettingError`, with the place of the first that cannot be used.
  public init(arguments: [String], environment: [String: String], file: String?) throws(SettingError) {
    if let file {
      for entry in try SettingsFile(path: file).entries {
        try take(entry.setting, entry.value, from: .file(file, line: entry.line))
      }
    }
    for setting in Setting.all {
      guard let value = environment[setting.variable] else { continue }
      try take(setting, value, from: .environment(setting.variable))
    }
    try take(arguments)
  }

  private mutating func take(_ arguments: [String]) throws(SettingError) {
    var given: Set<String> = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let setting = Setting.all.first(where: { $0.flag == parts[0] }) else {
        throw .unknownFlag(parts[0], like: Setting.nearest(to: String(parts[0].drop { $0 == "-" }))?.flag)
      }
      guard given.insert(setting.name).inserted else { throw .repeatedFlag(setting.flag) }
      guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
        throw .missingValue(flag: setting.flag, placeholder: setting.placeholder)
      }
      try take(setting, value, from: .flag(setting.flag))
    }
  }

  private mutating func take(_ setting: Setting, _ value: String, from origin: SettingOrigin) throws(SettingError) {
    if let demand = setting.write(&settings, value) {
      throw .unusable(origin, name: setting.name, value: Setting.masked(value), demand: "it \(demand)")
    }
    origins[setting.name] = origin
  }

  func origin(of name: String) -> SettingOrigin { origins[name] ?? .standard }

  /// Looks for what no single field can say: halves of pairs, and files that are not there.
  ///
  /// - Throws: `SettingError.missingHalf`, `.missingFile`.
  public func check() throws(SettingError) {
    let access = settings.access
    switch (access.certificate, access.certificateKey) {
    case (_?, nil): throw .missingHalf("certificate", needs: "certificate-key")
    case (nil, _?): throw .missingHalf("certificate-key", needs: "certificate")
    default: break
    }
    for (name, path) in [
      ("database", settings.database), ("key-file", settings.keyFile), ("criteria", settings.criteria),
      ("disclosure", settings.disclosure),
      ("assets", settings.assets), ("certificate", access.certificate), ("certificate-key", access.certificateKey),
      ("token-keys", access.tokenKeys), ("permit-key", settings.permits.key),
      ("vaccination-key", settings.certificates.key),
    ] {
      guard let path, !FileManager.default.isReadableFile(atPath: path) else { continue }
      throw .missingFile(name, origin: origin(of: name), path: path)
    }
  }

  // MARK: Showing

  /// One line a setting: name, value and where it comes from. Nothing secret is in it.
  public var text: String {
    let rows = Setting.all.map { ($0.name, Setting.text($0.read(settings)), origin(of: $0.name).description) }
    let widths = (rows.map(\.0.count).max() ?? 0, min(rows.map(\.1.count).max() ?? 0, 40))
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    return rows.map { "\(padded($0.0, widths.0))  \(padded($0.1, widths.1))  \($0.2)" }.joined(separator: "\n")
  }

  /// An object with, by name, value and origin of each setting. Nothing secret is in it.
  public var json: String {
    var writer = JSONWriter()
    writer.value(
      .object(
        Setting.all.map { setting in
          JSONMember(
            setting.name,
            .object([
              JSONMember("value", Setting.masked(setting.read(settings))),
              JSONMember("from", .string(origin(of: setting.name).description)),
            ]))
        }))
    return writer.text
  }

  /// The options that give these settings again, word by word: for an operator's texts.
  ///
  /// - Parameters:
  ///   - left: names of settings that are left out.
  ///   - filed: whether what was said in a file is said too.
  func words(without left: Set<String> = [], filed: Bool) -> [String] {
    Setting.all.flatMap { setting -> [String] in
      guard let origin = origins[setting.name], !left.contains(setting.name) else { return [] }
      if case .file = origin, !filed { return [] }
      let text =
        switch setting.read(settings) {
        case .string(let text): text
        case .array(let values): values.isEmpty ? "none" : values.compactMap(\.text).joined(separator: ",")
        case let value: Setting.text(value)
        }
      return [setting.flag, text]
    }
  }
}
