import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The address of an identity provider's key set.
struct KeySetAddress: Sendable {
  let url: URL

  /// - Returns: `nil` unless it is https, or http to this machine: who changes keys on the way makes tokens.
  init?(_ text: String) {
    guard let url = URL(string: text), let host = url.host,
      url.scheme == "https" || url.scheme == "http" && ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
    else { return nil }
    self.url = url
  }

  /// Fetches the set within a time.
  ///
  /// - Returns: `nil` when it could not be had.
  func fetch(within seconds: Double) async -> Data? {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = seconds
    configuration.timeoutIntervalForResource = seconds
    let session = URLSession(configuration: configuration, delegate: NoRedirection(), delegateQueue: nil)
    // The library's own limit is of seconds without a byte, and looked at now and then.
    let limit = Task {
      try await Task.sleep(for: .seconds(seconds))
      session.invalidateAndCancel()
    }
    defer {
      limit.cancel()
      session.invalidateAndCancel()
    }
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: seconds)
    request.setValue("application/jwk-set+json, application/json", forHTTPHeaderField: "Accept")
    guard let (data, response) = try? await session.data(for: request), data.count <= 1 << 20,
      (response as? HTTPURLResponse)?.statusCode == 200
    else { return nil }
    return data
  }

  /// What was checked is the address that was given, and no other.
  private final class NoRedirection: NSObject, URLSessionTaskDelegate {
    func urlSession(
      _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
      newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) { completionHandler(nil) }
  }
}
