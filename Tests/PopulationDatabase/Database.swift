import Crypto
import Foundation
import Synchronization

/// The changes, and the answers to questions about them.
final class Database: Sendable {
  static let keyName = "stand-in-1"

  private struct State {
    var lines: [Data] = []
    var behaviours: [(behaviour: Behaviour, times: Int, argument: String)] = []
    var questions: [String] = []
    /// Lines of the last answer.
    var last: [Data] = []
  }

  private let state = Mutex(State())
  private let token: String
  private let key: Curve25519.Signing.PrivateKey

  init(token: String, key: Curve25519.Signing.PrivateKey) {
    self.token = token
    self.key = key
  }

  func answer(_ request: Connection.Request, on connection: Connection) {
    let parts = URLComponents(string: request.target)
    switch (request.method, parts?.path) {
    case ("POST", "/stand-in/changes"):
      let lines = request.body.split(separator: UInt8(ascii: "\n")).map { Data($0) }
      state.withLock { $0.lines += lines }
      connection.answer(204)
    case ("POST", "/stand-in/behaviour"):
      let words = String(decoding: request.body, as: UTF8.self).split(separator: " ").map(String.init)
      guard words.count >= 2, let behaviour = Behaviour(rawValue: words[0]), let times = Int(words[1]) else {
        return connection.answer(400)
      }
      state.withLock { $0.behaviours.append((behaviour, times, words.count > 2 ? words[2] : "")) }
      connection.answer(204)
    case ("GET", "/stand-in/questions"):
      connection.answer(200, [:], Data(state.withLock { $0.questions.joined(separator: "\n") }.utf8))
    case ("GET", "/changes"):
      state.withLock {
        $0.questions.append(
          "\(request.target) \(request.headers["accept"] ?? "-") \(request.headers["user-agent"] ?? "-")")
      }
      guard request.headers["authorization"] == "Bearer \(token)" else { return connection.answer(401) }
      let items = Dictionary(uniqueKeysWithValues: (parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") })
      guard let since = items["since"], let limit = items["limit"].flatMap({ Int($0) }), limit > 0 else {
        return connection.answer(400)
      }
      send(since, limit, connection)
    default: connection.answer(404)
    }
  }

  /// Takes the next behaviour that was asked for.
  private func nextBehaviour() -> (Behaviour, String)? {
    state.withLock { state in
      guard let first = state.behaviours.first else { return nil }
      if first.times <= 1 { state.behaviours.removeFirst() } else { state.behaviours[0].times -= 1 }
      return (first.behaviour, first.argument)
    }
  }

  private func send(_ since: String, _ limit: Int, _ connection: Connection) {
    let (behaviour, argument) = nextBehaviour() ?? (nil, "")
    switch behaviour {
    case .status:
      let parts = argument.split(separator: ":").map(String.init)
      let headers = parts.count > 1 ? ["Retry-After": parts[1]] : [:]
      return connection.answer(Int(parts.first ?? "") ?? 500, headers, Data("busy".utf8))
    case .redirect:
      return connection.answer(307, ["Location": "/changes?since=\(since)&limit=\(limit)"])
    case .silent: return
    case .late: usleep(UInt32((Double(argument) ?? 0) * 1_000))
    default: break
    }
    let body = body(since, limit, behaviour)
    var headers = [
      "Content-Type": "application/x-ndjson", "Population-Key": Self.keyName,
      "Population-Signature": ((try? key.signature(for: body)) ?? Data()).base64EncodedString(),
    ]
    switch behaviour {
    case .wrongSignature: headers["Population-Signature"] = Data(repeating: 7, count: 64).base64EncodedString()
    case .noSignature: headers["Population-Signature"] = nil
    case .unknownKey: headers["Population-Key"] = "stranger"
    default: break
    }
    switch behaviour {
    case .cut: connection.answer(200, headers, Data(body.prefix(body.count / 2)), length: body.count)
    case .huge: connection.answer(200, headers, body, length: 1 << 40)
    case .altered:
      var altered = body
      altered[altered.startIndex + altered.count / 2] ^= 1
      connection.answer(200, headers, altered)
    case .dripping:
      connection.head(200, headers, length: body.count)
      for byte in body {
        guard connection.send(Data([byte])) else { return }
        usleep(UInt32((Double(argument) ?? 0) * 1_000))
      }
    case .endless:
      connection.head(200, headers, length: nil)
      while connection.send(Data(repeating: UInt8(ascii: " "), count: 1 << 16)) {}
    default: connection.answer(200, headers, body)
    }
  }

  /// Lines and the one that closes them.
  private func body(_ since: String, _ limit: Int, _ behaviour: Behaviour?) -> Data {
    state.withLock { state in
      let first = Int(since.drop { !$0.isNumber }) ?? 0
      let limit = behaviour == .more ? limit + 3 : limit
      let end = min(state.lines.count, first + limit)
      var lines = first < end ? Array(state.lines[first..<end]) : []
      let own = lines
      if behaviour == .again { lines = state.last + lines }
      if behaviour == .reversed { lines.reverse() }
      state.last = own
      let closing: [String: Any] = [
        "since": behaviour == .stale ? "c\(first + 1)" : since,
        "next": behaviour == .stuck ? since : "c\(end)",
        "count": lines.count + (behaviour == .miscounted ? 1 : 0),
        "more": behaviour == .stuck || end < state.lines.count,
      ]
      if behaviour != .unclosed, let line = try? JSONSerialization.data(withJSONObject: closing, options: .sortedKeys) {
        lines.append(line)
      }
      return lines.reduce(Data()) { $0 + $1 + [UInt8(ascii: "\n")] }
    }
  }
}
