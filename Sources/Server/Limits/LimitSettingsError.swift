/// Why a server cannot start with its limits.
public enum LimitSettingsError: Error, Hashable, Sendable {
  case proxy(String)
}

extension LimitSettingsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .proxy(let text):
      "'\(text)' is no address of a trusted proxy; write 192.0.2.1, 2001:db8::1, or a block such as 10.0.0.0/8"
    }
  }
}
