import HTTPTypes
import Hummingbird
import NIOCore

/// Refuses a client that asks too often.
struct RateGate: Sendable {
  private let limiter: RateLimiter?
  private let addresses: ClientAddresses

  /// - Throws: `LimitSettingsError`.
  init(_ limits: LimitSettings, trustedProxies: [String]) throws(LimitSettingsError) {
    limiter = limits.rate.map { RateLimiter(rate: $0, burst: limits.burst) }
    addresses = try ClientAddresses(trusted: trustedProxies)
  }

  /// Counts a request that brings nothing but its address.
  ///
  /// - Returns: whether it may be answered; one that may not is asked about again by `refusal`, which finds the words.
  func admits(_ peer: SocketAddress?) -> Bool {
    guard let limiter, let client = addresses.client(HTTPFields(), peer: peer), !client.address.isLoopback else {
      return true
    }
    return limiter.take(.address(client.address.subscriber), at: Double(NIODeadline.now().uptimeNanoseconds) / 1e9)
      == nil
  }

  /// Counts a request.
  ///
  /// Programs of the machine itself are not counted, as long as no proxy names the client that they ask for.
  ///
  /// - Parameter officer: whose token came with it, if that is known already.
  /// - Returns: the refusal; `nil` to go on.
  func refusal(_ request: Request, peer: SocketAddress?, officer: String?) -> Problem? {
    guard let limiter, let seconds = wait(request, peer: peer, officer: officer) else { return nil }
    return Problem(
      .tooManyRequests, "Too many requests",
      "a client may ask \(Int(limiter.rate.rounded(.up))) times a second over time; ask again in \(seconds) s, or take a whole map "
        + "instead of ward after ward", headers: [.retryAfter: "\(seconds)"])
  }

  /// Counts a request, as `refusal` does.
  ///
  /// - Returns: whole seconds after which the next may come; `nil` to go on.
  func wait(_ request: Request, peer: SocketAddress?, officer: String?) -> Int? {
    guard let limiter else { return nil }
    let client = addresses.client(request.headers, peer: peer)
    if let client, client.address.isLoopback, !client.isForwarded { return nil }
    let name: RateLimiter.Client
    if let officer {
      name = .officer(officer)
    } else if let client {
      name = .address(client.address.subscriber)
    } else {
      return nil
    }
    let now = Double(NIODeadline.now().uptimeNanoseconds) / 1e9
    return limiter.take(name, at: now).map { max(1, Int($0.rounded(.up))) }
  }

  /// Counts what anybody sends: each client has a bucket of its own for it, and officers have theirs for all that they ask.
  ///
  /// - Parameters:
  ///   - title: names what is too many.
  ///   - advice: what to do instead of waiting.
  /// - Throws: `Problem` with 429.
  func admit(_ call: Call, _ title: String, advice: String) throws(Problem) {
    guard call.identity.isAnyone, let seconds = wait(call.request, peer: call.scope.peer, officer: nil) else { return }
    throw Problem(
      .tooManyRequests, title,
      "so many cannot be taken from one address; send the next in \(seconds) s, or \(advice)",
      headers: [.retryAfter: "\(seconds)"])
  }
}
