import Foundation

/// The keys that tokens are checked with: those of a file, and those of an address, which are fetched when they are needed.
///
/// However many ask with keys that nobody knows, one fetch goes on at a time, and one a minute begins; keys that were had stay when a
/// fetch fails.
actor KeyRegister {
  private let file: [TokenKey]
  private let address: KeySetAddress?
  private var fetched: [TokenKey] = []
  private var hasFetched = false
  private var lastFetch: ContinuousClock.Instant?
  private var fetching: Task<[TokenKey]?, Never>?
  /// Seconds from one fetch to the next at the earliest, and after which keys are looked for again, since one may have been withdrawn.
  private let pause: Duration
  private let renewal: Duration
  private let timeout: Double
  /// Counts changes of the keys.
  private(set) var generation = 0

  init(
    file: [TokenKey], address: KeySetAddress?, pause: Duration = .seconds(60), renewal: Duration = .seconds(3600),
    timeout: Double = 5
  ) {
    self.file = file
    self.address = address
    self.pause = pause
    self.renewal = renewal
    self.timeout = timeout
  }

  /// The keys of settings.
  ///
  /// - Throws: `AccessSettingsError`.
  static func of(_ settings: AccessSettings) async throws -> KeyRegister {
    var keys: [TokenKey] = []
    if let path = settings.tokenKeys {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw AccessSettingsError.unreadableKeys(path)
      }
      guard let read = try? await TokenKey.keys(ofSet: data, origin: .file), !read.isEmpty else {
        throw AccessSettingsError.noKeys(path)
      }
      keys = read
    }
    let address = try settings.tokenKeySet.map { text in
      guard let address = KeySetAddress(text) else { throw AccessSettingsError.unsafeAddress(text) }
      return address
    }
    return KeyRegister(file: keys, address: address)
  }

  /// Whether any token could be believed.
  var isEmpty: Bool { file.isEmpty && address == nil }

  /// The key that a token names.
  ///
  /// - Throws: `TokenRefusal.unknownKey`, `.algorithm`; `.noKeys` when the address never answered.
  func key(of token: Token) async throws -> TokenKey {
    if let key = try token.key(among: file) { return key }
    if let lastFetch, hasFetched, ContinuousClock.now - lastFetch < renewal, let key = try token.key(among: fetched) {
      return key
    }
    await fetch()
    if let key = try token.key(among: fetched) { return key }
    throw address != nil && !hasFetched ? TokenRefusal.noKeys : .unknownKey
  }

  /// Looks for keys again whose time has come, since one may have been withdrawn.
  func renewIfDue() async {
    if address != nil, hasFetched, let lastFetch, ContinuousClock.now - lastFetch >= renewal { await fetch() }
  }

  private func fetch() async {
    guard let address else { return }
    if let fetching {
      _ = await fetching.value
      return
    }
    if let lastFetch, ContinuousClock.now - lastFetch < pause { return }
    lastFetch = .now
    let timeout = timeout
    let task = Task { () -> [TokenKey]? in
      guard let data = await address.fetch(within: timeout) else { return nil }
      return try? await TokenKey.keys(ofSet: data, origin: .address)
    }
    fetching = task
    let keys = await task.value
    fetching = nil
    if let keys {
      fetched = keys
      hasFetched = true
      generation += 1
    }
  }
}
