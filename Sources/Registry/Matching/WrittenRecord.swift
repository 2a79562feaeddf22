import Foundation

/// What a record without identifier said, field by field, for the people who match it. Personal data; it prints nothing of it.
public struct WrittenRecord: Hashable, Sendable {
  /// Texts as they were written, by the name of their column.
  public var fields: [String: String]

  public init(_ fields: [String: String]) { self.fields = fields }

  /// The bytes that are sealed: a JSON object.
  var bytes: [UInt8] {
    // Texts by names always have a JSON form.
    [UInt8]((try? JSONSerialization.data(withJSONObject: fields, options: .sortedKeys)) ?? Data())
  }

  /// - Throws: `RegistryError.unreadable`.
  init(bytes: [UInt8]) throws(RegistryError) {
    guard let fields = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: String] else {
      throw .unreadable
    }
    self.fields = fields
  }
}

extension WrittenRecord: CustomStringConvertible, CustomReflectable {
  public var description: String { "record of \(fields.count) fields" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
