import Foundation

/// Files of dated rules in a folder, one YAML file each, named by their id: permit policies, case definitions, quarantine rules.
public struct RuleLibrary: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// A folder beside the criteria sets, by its name.
  ///
  /// - Returns: `nil` where there is none.
  public static func shipped(_ name: String) -> RuleLibrary? {
    GeodataFolder.path(of: "criteria/\(name)").map { RuleLibrary(folder: $0) }
  }

  /// Ids of all files, sorted; empty when the folder cannot be read.
  public var ids: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The text with an id, or that in a file when the name is a path, and the file's name without its folder.
  ///
  /// - Throws: `CriteriaError.unknownSet`, `.cannotRead`.
  public func load(_ name: String) throws(CriteriaError) -> (text: String, file: String) {
    let path = try path(name)
    return (try CriteriaSet.text(path: path), path.split(separator: "/").last.map(String.init) ?? path)
  }

  private func path(_ name: String) throws(CriteriaError) -> String {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.contains("/") { return name }
    guard ids.contains(name) else { throw .unknownSet(name, known: ids) }
    return "\(folder)/\(name).yaml"
  }
}
