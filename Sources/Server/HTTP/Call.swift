import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A request whose parameters have the form that its endpoint declares.
struct Call: Sendable {
  let request: Request
  let scope: RequestScope
  private let values: [String: String]

  /// - Throws: `Problem` with 400 for a parameter that is unknown, given twice, missing, or of another form.
  init(_ request: Request, _ scope: RequestScope, _ endpoint: Endpoint) throws(Problem) {
    self.request = request
    self.scope = scope
    var values: [String: String] = [:]
    for parameter in endpoint.parameters where parameter.place == .path {
      guard let text = scope.parameters.get(parameter.name).flatMap({ String($0).removingPercentEncoding }) else {
        throw .parameter(parameter.name, "\(parameter.name) is missing in the path")
      }
      try parameter.check(text)
      values[parameter.name] = text
    }
    let declared = endpoint.parameters.filter { $0.place == .query }
    for (name, value) in try Self.query(request.uri.query) {
      guard let parameter = declared.first(where: { $0.name == name }) else {
        let known = declared.map(\.name).joined(separator: ", ")
        throw .parameter(
          name,
          "there is no parameter \(name.prefix(40)) here; "
            + (known.isEmpty ? "this address takes none" : "this address takes \(known)"))
      }
      guard values[name] == nil else { throw .parameter(name, "\(name) is given twice; give it once") }
      try parameter.check(value)
      values[name] = value
    }
    for parameter in declared where parameter.isRequired && values[parameter.name] == nil {
      throw .parameter(
        parameter.name,
        "\(parameter.name) is missing" + (parameter.example.map { ", for example \(parameter.name)=\($0)" } ?? ""))
    }
    self.values = values
  }

  /// Names and values of a query, decoded; a plus sign is a blank, as forms send it.
  static func query(_ text: String?) throws(Problem) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for pair in (text ?? "").split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = sides.map { $0.replacing("+", with: " ").removingPercentEncoding }
      guard let name = decoded[0], decoded.allSatisfy({ $0 != nil }) else {
        throw Problem(.badRequest, "Malformed query", "the query is not percent-encoded UTF-8; encode it and ask again")
      }
      pairs.append((name, decoded.count > 1 ? decoded[1]! : ""))
    }
    return pairs
  }

  var identity: Identity { scope.identity }

  /// A value as it was given, decoded; `nil` when it was not.
  func text(_ name: String) -> String? { values[name] }

  func integer(_ name: String) -> Int? { values[name].flatMap { Int($0) } }

  func number(_ name: String) -> Double? { values[name].flatMap { Double($0) } }

  func numbers(_ name: String) -> [Double]? {
    values[name].map { $0.split(separator: ",").compactMap { Double($0) } }
  }

  /// The whole body.
  ///
  /// - Throws: `Problem` with 413 when it is larger than the endpoint takes.
  func body(upTo largest: Int) async throws -> ByteBuffer {
    do { return try await request.body.collect(upTo: largest) } catch is NIOTooManyBytesError {
      throw Problem(
        .contentTooLarge, "Body too large", "the body may have at most \(largest) bytes; ask in parts")
    }
  }
}
