/// Where the value of a setting comes from.
public enum SettingOrigin: Hashable, Sendable, CustomStringConvertible {
  case standard
  case file(String, line: Int)
  case environment(String)
  case flag(String)

  public var description: String {
    switch self {
    case .standard: "default"
    case .file(let name, let line): "\(name), line \(line)"
    case .environment(let variable): "environment variable \(variable)"
    case .flag(let flag): "option \(flag)"
    }
  }
}
