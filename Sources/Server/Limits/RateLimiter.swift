import Synchronization

/// How many requests each client may make: a bucket of `burst` requests that fills again at `rate` a second.
///
/// Memory is bounded: buckets that nobody took from for so long that they are full again are forgotten, which changes nothing; and if
/// there are too many clients at once, those of longest ago. Safe for use from any thread.
final class RateLimiter: Sendable {
  enum Client: Hashable, Sendable {
    case address(IPAddress)
    /// An officer, wherever they ask from.
    case officer(String)
  }

  private struct Bucket {
    var level: Double
    var filled: Double
  }

  private struct State {
    /// Clients that asked lately, and those of a while before.
    var young: [Client: Bucket] = [:]
    var old: [Client: Bucket] = [:]
    var turned = 0.0
  }

  let rate: Double
  let burst: Double
  private let most: Int
  private let state = Mutex(State())

  /// - Parameter most: clients that are known at once.
  init(rate: Double, burst: Int, most: Int = 100_000) {
    self.rate = max(rate, 0.001)
    self.burst = Double(max(burst, 1))
    self.most = max(most, 2)
  }

  /// Takes one request from a client's bucket.
  ///
  /// - Parameter now: seconds since any time.
  /// - Returns: `nil` when the request may be answered; else the seconds after which the next may be.
  func take(_ client: Client, at now: Double) -> Double? {
    state.withLock { state in
      // A bucket is full again after burst ÷ rate seconds without a request.
      if now - state.turned > burst / rate || state.young.count >= most / 2 {
        state.old = state.young
        state.young = [:]
        state.turned = now
      }
      var bucket = state.young[client] ?? state.old[client] ?? Bucket(level: burst, filled: now)
      bucket.level = min(burst, bucket.level + max(0, now - bucket.filled) * rate)
      bucket.filled = now
      defer { state.young[client] = bucket }
      guard bucket.level >= 1 else { return (1 - bucket.level) / rate }
      bucket.level -= 1
      return nil
    }
  }

  /// Clients that are known now.
  var count: Int { state.withLock { $0.young.count + $0.old.count } }
}
