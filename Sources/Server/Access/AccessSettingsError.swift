/// Why a server cannot start as it was told whom to believe.
public enum AccessSettingsError: Error, Hashable, Sendable {
  case unreadableKeys(String)
  case noKeys(String)
  case unsafeAddress(String)
  case unreadableKey(String)
  case unusableKey(String)
}

extension AccessSettingsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadableKeys(let path):
      "cannot read the token keys '\(path)'; 'zonal token keys --output FILE' makes some"
    case .noKeys(let path):
      "'\(path)' is no key set with an Ed25519 or P-256 key; 'zonal token keys --output FILE' makes one"
    case .unsafeAddress(let address):
      "the address of the key set must be https, or http to this machine, and is '\(address)'"
    case .unreadableKey(let path):
      "cannot read the private key '\(path)'; 'zonal token keys' makes one, and --key names it"
    case .unusableKey(let path): "'\(path)' is no private key that 'zonal token keys' made"
    }
  }
}
