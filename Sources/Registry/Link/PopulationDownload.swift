import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Asks one question over HTTP and takes the answer up to a size and a time.
///
/// Redirections are not followed: the token is for one address.
final class PopulationDownload: NSObject, URLSessionDataDelegate, Sendable {
  /// What came back.
  struct Answer: Sendable {
    var status: Int
    /// By lower-case name.
    var headers: [String: String]
    var body: Data
  }

  /// Why nothing came back.
  enum Failure: Error, Hashable, Sendable {
    /// Worth another try: the connection, a silence.
    case passing(String)
    case tooLarge
  }

  private struct State {
    var status = 0
    var headers: [String: String] = [:]
    var body = Data()
    var failure: Failure?
    var continuation: CheckedContinuation<Result<Answer, Failure>, Never>?
    /// How it ended, where that was before anybody waited for it.
    var early: Result<Answer, Failure>?
  }

  private let state = Mutex(State())
  private let limits: LinkLimits
  private let began = ContinuousClock.now

  private init(limits: LinkLimits) { self.limits = limits }

  static func answer(to request: URLRequest, limits: LinkLimits) async throws(Failure) -> Answer {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = limits.silence
    configuration.timeoutIntervalForResource = limits.answer
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCache = nil
    let download = PopulationDownload(limits: limits)
    let session = URLSession(configuration: configuration, delegate: download, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    let task = session.dataTask(with: request)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        download.begin(continuation)
        task.resume()
      }
    } onCancel: {
      task.cancel()
      // A task that was not begun may never say that it has ended.
      download.end(.failure(.passing("it was called off")))
    }
    return try result.get()
  }

  private func begin(_ continuation: CheckedContinuation<Result<Answer, Failure>, Never>) {
    let early = state.withLock { state in
      if state.early == nil { state.continuation = continuation }
      return state.early
    }
    if let early { continuation.resume(returning: early) }
  }

  /// Only the first end counts.
  ///
  /// A continuation is resumed outside the lock: resuming takes the lock of the task, under which the task is called off here.
  private func end(_ result: Result<Answer, Failure>) {
    let waiting = state.withLock { state in
      guard state.early == nil else { return nil as CheckedContinuation<Result<Answer, Failure>, Never>? }
      state.early = result
      defer { state.continuation = nil }
      return state.continuation
    }
    waiting?.resume(returning: result)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse {
      state.withLock { state in
        state.status = response.statusCode
        for (name, value) in response.allHeaderFields {
          state.headers["\(name)".lowercased()] = "\(value)"
        }
      }
    }
    guard response.expectedContentLength <= Int64(limits.bytes) else {
      state.withLock { $0.failure = .tooLarge }
      return completionHandler(.cancel)
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isEnough = state.withLock { state in
      // What still comes after the task was told to stop.
      if state.failure != nil { return true }
      state.body.append(data)
      if state.body.count > limits.bytes { state.failure = .tooLarge }
      // Drop by drop no silence is ever too long.
      if ContinuousClock.now - began > .seconds(limits.answer) { state.failure = .passing("the answer took too long") }
      return state.failure != nil
    }
    if isEnough { dataTask.cancel() }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let result = state.withLock { state -> Result<Answer, Failure> in
      if let failure = state.failure ?? error.map({ Failure.passing(Self.words($0)) }) { return .failure(failure) }
      return .success(Answer(status: state.status, headers: state.headers, body: state.body))
    }
    end(result)
  }

  /// A reason without address and question.
  private static func words(_ error: any Error) -> String {
    guard let error = error as? URLError else { return "the connection failed" }
    return switch error.code {
    case .timedOut: "no answer in time"
    case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed: "it cannot be reached"
    case .networkConnectionLost, .badServerResponse: "the connection was cut"
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      "its certificate is not trusted"
    default: "the connection failed (\(error.code.rawValue))"
    }
  }
}
