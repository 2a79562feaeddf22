/// Reads NDJSON: a resource a line, findings for what is not one.
///
/// Lines in = resources + lines with a finding of severity `rejected`; blank lines are none. Lines end with LF or CRLF; a byte order mark
/// in front is passed over. Elements that are not read are noted once each with the number of the first line that has them, in
/// `unread`. Takes the bytes in any pieces, so that a file of any size is read with the memory of one line.
///
///     var reader = ResourceLineReader()
///     try reader.read(bytes) { line in … }
///     try reader.finish { line in … }
public struct ResourceLineReader {
  /// What one line says.
  public struct Line: Sendable {
    /// The first line is 1.
    public var number: Int
    /// `nil` for a line that was rejected.
    public var resource: Resource?
    public var findings: [FHIRFinding]
  }

  /// A line beyond this is no resource of the kinds that are read.
  public static let longestLine = 1 << 20

  /// Lines up to here, blank ones included.
  public private(set) var lines = 0
  /// The first line that has an element that is not read, by its path without places in lists.
  public private(set) var unread: [String: Int] = [:]
  private var rest: [UInt8] = []

  public init() {}

  /// Reads a piece; what is behind its last line break waits for the next one.
  ///
  /// - Throws: `FHIRError`.
  public mutating func read(_ piece: UnsafeBufferPointer<UInt8>, _ body: (Line) throws -> Void) throws {
    var from = 0
    while from < piece.count, let end = piece[from...].firstIndex(of: 10) {
      if rest.isEmpty {
        try take(UnsafeBufferPointer(rebasing: piece[from..<end]), body)
      } else {
        rest += piece[from..<end]
        let line = rest
        rest.removeAll(keepingCapacity: true)
        try line.withUnsafeBufferPointer { try take($0, body) }
      }
      from = end + 1
    }
    rest += piece[from...]
    if rest.count > Self.longestLine { throw FHIRError.longLine(line: lines + 1, limit: Self.longestLine) }
  }

  public mutating func read(_ piece: [UInt8], _ body: (Line) throws -> Void) throws {
    try piece.withUnsafeBufferPointer { try read($0, body) }
  }

  /// Reads the last line, which may have no line break.
  ///
  /// - Throws: `FHIRError`.
  public mutating func finish(_ body: (Line) throws -> Void) throws {
    guard !rest.isEmpty else { return }
    let line = rest
    rest = []
    try line.withUnsafeBufferPointer { try take($0, body) }
  }

  private mutating func take(_ raw: UnsafeBufferPointer<UInt8>, _ body: (Line) throws -> Void) throws {
    lines += 1
    var bytes = raw
    if lines == 1 {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = UnsafeBufferPointer(rebasing: bytes[3...]) }
      try Self.checkBeginning(bytes)
    }
    if bytes.count > Self.longestLine { throw FHIRError.longLine(line: lines, limit: Self.longestLine) }
    guard bytes.contains(where: { $0 != 32 && $0 != 9 && $0 != 13 }) else { return }
    var line = Self.line(lines, bytes)
    if line.resource == nil, lines == 1, bytes.last(where: { $0 != 32 && $0 != 13 }) == UInt8(ascii: "{") {
      throw FHIRError.notLines
    }
    line.findings.removeAll { finding in
      guard finding.code == .unreadElement else { return false }
      let path = Self.withoutPlaces(finding.path)
      if unread[path] == nil { unread[path] = lines }
      return true
    }
    try body(line)
  }

  /// Reads one line by itself.
  static func line(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Line {
    func rejected(_ code: FHIRFinding.Code, _ path: String, _ reason: String) -> Line {
      Line(
        number: number, resource: nil,
        findings: [FHIRFinding(.rejected, code, line: number, path: path, reason: reason)])
    }
    let value: JSONValue
    do throws(JSONParser.Fault) { value = try JSONParser.parse(bytes) } catch {
      return rejected(.notJSON, "", "the line is no JSON: \(error.reason), at byte \(error.offset + 1)")
    }
    guard case .object(let members) = value else {
      return rejected(.notJSON, "", "a resource is a JSON object; \(value.kind) was given")
    }
    let notes = ElementReader.Notes(line: number)
    let known = ResourceType.allCases.map(\.rawValue).joined(separator: ", ")
    guard case .string(let name)? = members.first(where: { $0.name == "resourceType" })?.value else {
      return rejected(.missingElement, "resourceType", "this element is required; \(known) are read")
    }
    guard let type = ResourceType(rawValue: name) else {
      return rejected(.unknownResource, "resourceType", "resources of this type are not read; \(known) are")
    }
    let reader = ElementReader(members, path: name, notes)
    _ = reader.string("resourceType")
    let resource = Resource(type, reader)
    reader.finish()
    return Line(number: number, resource: notes.isRejected ? nil : resource, findings: notes.findings)
  }

  /// `Patient.name[0].use` is `Patient.name.use`.
  private static func withoutPlaces(_ path: String) -> String {
    var result = ""
    var isInside = false
    for character in path {
      if character == "[" { isInside = true }
      if !isInside { result.append(character) }
      if character == "]" { isInside = false }
    }
    return result
  }

  private static func checkBeginning(_ bytes: UnsafeBufferPointer<UInt8>) throws(FHIRError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .notText(reason: "it begins like UTF-16")
    }
    if bytes.starts(with: [0x1F, 0x8B]) { throw .notText(reason: "it begins like gzip data") }
    if bytes.prefix(4096).contains(0) { throw .notText(reason: "it holds zero bytes") }
  }
}
