/// A setting that cannot be used: where it stands, what is wrong, what to do.
public enum SettingError: Error, Hashable, Sendable {
  case unknownFlag(String, like: String?)
  case missingValue(flag: String, placeholder: String)
  case repeatedFlag(String)
  case cannotRead(file: String, reason: String)
  case notKeyAndValue(file: String, line: Int)
  case unknownKey(String, file: String, line: Int, like: String?)
  case repeatedKey(String, file: String, line: Int, before: Int)
  /// - Parameter demand: what the value must be.
  case unusable(SettingOrigin, name: String, value: String, demand: String)
  case missingHalf(String, needs: String)
  case missingFile(String, origin: SettingOrigin, path: String)
}

extension SettingError: CustomStringConvertible {
  public var description: String {
    func hint(_ like: String?) -> String { like.map { "; did you mean \($0)?" } ?? "; 'zonal serve --help' lists all" }
    return switch self {
    case .unknownFlag(let flag, let like): "there is no option \(flag)\(hint(like))"
    case .missingValue(let flag, let placeholder): "\(flag) needs a value: \(flag) \(placeholder)"
    case .repeatedFlag(let flag): "\(flag) is given twice; give it once"
    case .cannotRead(let file, let reason): "the settings file '\(file)' cannot be read: \(reason); check --config"
    case .notKeyAndValue(let file, let line):
      "\(file), line \(line): this is neither a comment nor a setting; write 'key = value', or put # before it"
    case .unknownKey(let key, let file, let line, let like):
      "\(file), line \(line): there is no setting '\(key)'\(hint(like))"
    case .repeatedKey(let key, let file, let line, let before):
      "\(file), line \(line): '\(key)' stands in line \(before) already; take one of them out"
    case .unusable(let origin, let name, let value, let demand):
      "\(origin): \(name) is '\(value)', and \(demand)"
    case .missingHalf(let name, let other): "\(name) is given without \(other); TLS needs both"
    case .missingFile(let name, let origin, let path):
      "\(origin): \(name) names '\(path)', which is not there or cannot be read; check the path and its permissions"
    }
  }
}
