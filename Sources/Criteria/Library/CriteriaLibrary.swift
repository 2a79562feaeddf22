import Foundation

/// The criteria sets of a folder, one YAML file each, named by their id.
public struct CriteriaLibrary: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// Ids of all sets, sorted; empty when the folder cannot be read.
  public var ids: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The set with an id, or the set in a file when the name is a path.
  ///
  /// - Throws: `CriteriaError.unknownSet`, `.cannotRead`, `.malformed`.
  public func set(_ name: String) throws(CriteriaError) -> CriteriaSet {
    try CriteriaSet.load(path: try path(name))
  }

  /// The text of a set, for keeping beside what was made by it.
  ///
  /// - Throws: `CriteriaError.unknownSet`, `.cannotRead`.
  public func text(_ name: String) throws(CriteriaError) -> String { try CriteriaSet.text(path: try path(name)) }

  private func path(_ name: String) throws(CriteriaError) -> String {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.contains("/") { return name }
    guard ids.contains(name) else { throw .unknownSet(name, known: ids) }
    return "\(folder)/\(name).yaml"
  }
}

extension CriteriaSet {
  /// Reads a criteria set from a file.
  ///
  /// - Throws: `CriteriaError.cannotRead`, `.malformed`.
  public static func load(path: String) throws(CriteriaError) -> CriteriaSet {
    try parse(try text(path: path), file: path.split(separator: "/").last.map(String.init) ?? path)
  }

  package static func text(path: String) throws(CriteriaError) -> String {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      // One byte more than is read tells a file that is too long, and a device that never ends.
      data = try handle.read(upToCount: CriteriaParser.longest + 1) ?? Data()
    } catch {
      throw .cannotRead(file: path, reason: Self.reason(error))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .cannotRead(file: path, reason: "it is not UTF-8")
    }
    return text
  }

  private static func reason(_ error: any Error) -> String {
    let error = error as NSError
    if error.code == CocoaError.fileNoSuchFile.rawValue || error.code == CocoaError.fileReadNoSuchFile.rawValue {
      return "there is no such file"
    }
    return error.localizedFailureReason ?? "it is no file that can be read"
  }
}
