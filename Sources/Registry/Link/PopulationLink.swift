import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The link to the national population database: pulls its changes since the last time into the register.
///
/// The protocol is small; <doc:PopulationDatabase> has it in full. `GET /changes?since=CURSOR&limit=N` answers with lines of JSON,
/// one for each change in the order in which they happened, closed by a line that says where the batch begins and ends. The body is
/// signed with Ed25519; the signature is checked before anything of it is read. Nothing personal stands in a question.
///
/// A question that fails is asked again with growing, random waits; what `Retry-After` asks for is waited. Each batch is applied with
/// its cursor in one transaction of the sink, so that a run that is cut goes on where it was, and a batch that comes twice changes
/// nothing. TLS is the platform's.
public struct PopulationLink: Sendable {
  /// What a run came to.
  public struct Summary: Hashable, Sendable {
    public var batches = 0
    public var counts = DeltaCounts()
    /// Questions that had to be asked again.
    public var retries = 0
    /// Lines that could not be read, with their batch; at most 100 are kept, `counts.rejected` has all.
    public var faults: [String] = []
  }

  private let address: URL
  private let token: BearerToken
  private let keys: PopulationKeys
  private let limits: LinkLimits
  private let chance: @Sendable () -> Double
  private let sleep: @Sendable (Double) async throws -> Void

  /// - Parameters:
  ///   - address: where `/changes` is under; `https`, or `http` on this machine.
  ///   - chance: numbers from 0 to 1 that make waits differ.
  ///   - sleep: waits for some seconds.
  /// - Throws: `LinkError.address`.
  public init(
    address: String, token: BearerToken, keys: PopulationKeys, limits: LinkLimits = LinkLimits(),
    chance: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Double) async throws -> Void
  ) throws(LinkError) {
    guard let url = URL(string: address), let host = url.host else {
      throw .address("the address", reason: "it is no URL of a host")
    }
    guard url.user == nil, url.password == nil else {
      throw .address("…@\(host)", reason: "it holds a user or password; the token has a file of its own")
    }
    guard url.query == nil, url.fragment == nil else {
      throw .address("\(host)/…?…", reason: "it has a query or fragment, which may hold a secret")
    }
    let isLocal = ["localhost", "127.0.0.1", "::1"].contains(host)
    guard url.scheme == "https" || (url.scheme == "http" && isLocal) else {
      throw .address(address, reason: "it must begin with https, for the token and the answers are secret")
    }
    self.address = url
    self.token = token
    self.keys = keys
    self.limits = limits
    self.chance = chance
    self.sleep = sleep
  }

  /// Pulls until the database has no more.
  ///
  /// - Parameter progress: called after each batch.
  /// - Throws: `LinkError`; what the sink throws; `CancellationError`. The batches before stay applied.
  public func pull(into sink: some DeltaSink, progress: (Summary) -> Void = { _ in }) async throws -> Summary {
    var summary = Summary()
    var cursor = try sink.cursor() ?? .start
    while true {
      let batch = try await batch(since: cursor, &summary)
      summary.counts = summary.counts + (try sink.apply(batch))
      summary.batches += 1
      summary.faults += batch.faults.prefix(100 - summary.faults.count).map { "batch \(batch.since), \($0)" }
      progress(summary)
      guard batch.hasMore else { return summary }
      cursor = batch.next
    }
  }

  /// Asks for one batch, as often as it takes.
  private func batch(since cursor: PopulationCursor, _ summary: inout Summary) async throws -> PopulationBatch {
    var failures = 0
    while true {
      let reason: String
      var asked: Int?
      do {
        let answer = try await PopulationDownload.answer(to: request(since: cursor), limits: limits)
        switch answer.status {
        case 200:
          // Before anything of the body is read.
          try keys.check(
            answer.body, key: answer.headers["population-key"], signature: answer.headers["population-signature"])
          return try PopulationBatch(body: answer.body, since: cursor, limit: limits.changes)
        case 429, 500, 502, 503, 504:
          reason = "HTTP \(answer.status)"
          asked = RetryAfter.seconds(answer.headers["retry-after"], date: answer.headers["date"])
        default: throw LinkError.refused(status: answer.status)
        }
      } catch PopulationDownload.Failure.tooLarge {
        throw LinkError.tooLarge(bytes: limits.bytes)
      } catch PopulationDownload.Failure.passing(let words) {
        reason = words
      }
      try Task.checkCancellation()
      failures += 1
      guard failures < limits.attempts else { throw LinkError.unavailable(reason: reason, attempts: failures) }
      if let asked, asked > limits.longestWait { throw LinkError.busy(seconds: asked) }
      summary.retries += 1
      try await sleep(limits.wait(after: failures, asked: asked, chance: chance()))
    }
  }

  private func request(since cursor: PopulationCursor) throws(LinkError) -> URLRequest {
    var parts = URLComponents(url: address.appendingPathComponent("changes"), resolvingAgainstBaseURL: false)
    parts?.queryItems = [
      URLQueryItem(name: "since", value: cursor.text), URLQueryItem(name: "limit", value: String(limits.changes)),
    ]
    guard let url = parts?.url else { throw .address(address.absoluteString, reason: "no question can be made of it") }
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: limits.silence)
    request.setValue("Bearer \(token.text)", forHTTPHeaderField: "Authorization")
    request.setValue("application/x-ndjson", forHTTPHeaderField: "Accept")
    request.setValue("zonal", forHTTPHeaderField: "User-Agent")
    return request
  }
}
