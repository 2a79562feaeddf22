/// How a server runs.
public struct ServerSettings: Sendable {
  public var host: String
  /// 0 for any free port.
  public var port: Int
  /// Days after which data are called stale.
  public var staleAfter: Int

  public init(host: String = "127.0.0.1", port: Int = 8080, staleAfter: Int = 3) {
    self.host = host
    self.port = port
    self.staleAfter = staleAfter
  }
}
