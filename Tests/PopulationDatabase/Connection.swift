import Foundation

/// One question and its answer, HTTP/1.1; the connection is closed behind it.
struct Connection {
  struct Request {
    var method: String
    var target: String
    /// By lower-case name.
    var headers: [String: String]
    var body: Data
  }

  let socket: Int32

  func request() -> Request? {
    var bytes = Data()
    let end = Data("\r\n\r\n".utf8)
    var head: Range<Data.Index>?
    while head == nil, bytes.count < 1 << 16 {
      guard let more = read() else { return nil }
      bytes += more
      head = bytes.range(of: end)
    }
    guard let head else { return nil }
    let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    var body = Data(bytes[head.upperBound...])
    let length = Int(headers["content-length"] ?? "0") ?? 0
    while body.count < length, let more = read() { body += more }
    return Request(method: words[0], target: words[1], headers: headers, body: body)
  }

  private func read() -> Data? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Data(buffer[..<count]) : nil
  }

  /// - Parameters:
  ///   - length: what is said of the body's length; the truth where nothing is given.
  func answer(_ status: Int, _ headers: [String: String] = [:], _ body: Data = Data(), length: Int? = nil) {
    head(status, headers, length: length ?? body.count)
    send(body)
  }

  func head(_ status: Int, _ headers: [String: String], length: Int?) {
    var text = "HTTP/1.1 \(status) Stand-in\r\nConnection: close\r\n"
    if let length { text += "Content-Length: \(length)\r\n" }
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
    send(Data((text + "\r\n").utf8))
  }

  /// - Returns: whether the other side still takes what is sent.
  @discardableResult
  func send(_ data: Data) -> Bool {
    var sent = 0
    while sent < data.count {
      let count = data.withUnsafeBytes { Foundation.send(socket, $0.baseAddress! + sent, data.count - sent, 0) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
