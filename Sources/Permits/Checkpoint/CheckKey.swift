public import Credentials

/// A public key as checkers know it.
public struct CheckKey: Hashable, Sendable {
  /// What a key may sign.
  public struct Use: OptionSet, Hashable, Sendable {
    public var rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let credentials = Use(rawValue: 1)
    public static let bundles = Use(rawValue: 2)
  }

  public var key: VerifyingKey
  /// The first second at which it may sign.
  public var from: Int
  /// The first second at which it may sign no more; what it signed before holds on. `nil` when no end is set.
  public var until: Int?
  public var use: Use
  /// When it was withdrawn, after which nothing holds that it ever signed: whoever stole it can date back. `nil` when it was not.
  public var withdrawn: Int?

  /// - Precondition: the key is of an algorithm that credentials are signed with.
  public init(_ key: VerifyingKey, from: Int, until: Int? = nil, use: Use, withdrawn: Int? = nil) {
    precondition(SigningKey.algorithms.contains(key.algorithm), "ES256 or EdDSA")
    self.key = key
    self.from = from
    self.until = until
    self.use = use
    self.withdrawn = withdrawn
  }

  /// Whether what was signed at a time may have been.
  public func maySign(at second: Int) -> Bool { from <= second && until.map { second < $0 } ?? true }
}
