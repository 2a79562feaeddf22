/// What can be wrong with keys and with what is sealed by them. No case holds a key or a value.
public enum SealingError: Error, Hashable, Sendable {
  /// No key was given, and there is no such file.
  case noKey(path: String)
  /// What was given is no key of 32 bytes.
  case unusableKey(source: String)
  /// Others than its owner may read or write the key file.
  case openKeyFile(path: String, mode: Int)
  case unreadableKeyFile(path: String, message: String)
  case keyFileExists(path: String)
  /// The key is another database's, or one of before it was changed.
  case wrongKey(path: String, wanted: String, given: String)
  /// A data key does not open although the master key is the right one: its row was altered.
  case damagedKey(purpose: String, number: Int)
  /// A file that must not be written to has no data keys yet.
  case noDataKeys(path: String)
  /// A sealed value does not open: it was altered, or belongs to another row.
  case damaged(table: String, row: Int)
  /// A value was sealed by a data key that is not here: made after the keys were read, or destroyed.
  case unknownKey(number: Int, table: String, row: Int)
  /// There is no room for another seal key: 255 are kept.
  case tooManyKeys
  /// A seal key that is to be destroyed is the current one, or not there.
  case notRetirable(number: Int)
  /// A seal key that is to be destroyed still has values sealed by it.
  case stillUsed(number: Int, table: String, rows: Int)
}

extension SealingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noKey(let path):
      "there is no key: no file '\(path)', and \(MasterKey.variable) is not set; name the file with --key-file"
    case .unusableKey(let source):
      "\(source) holds no key; wanted are 32 bytes, as 64 hexadecimal digits or in base64"
    case .openKeyFile(let path, let mode):
      "the key file '\(path)' is open to others (mode \(String(mode, radix: 8))), so it was not used; "
        + "run 'chmod 600 \(path)', and think of the key as known if others had access"
    case .unreadableKeyFile(let path, let message):
      "the key file '\(path)' cannot be used: \(message); check its folder and the permissions"
    case .keyFileExists(let path): "the key file '\(path)' is there already and is left as it is; choose another name"
    case .wrongKey(let path, let wanted, let given):
      "this is not the key of '\(path)': its key has the fingerprint \(wanted), the one given \(given); nothing was changed; "
        + "name the right file with --key-file"
    case .damagedKey(let purpose, let number):
      "data key \(number) for '\(purpose)' is damaged; restore a backup with 'zonal restore'"
    case .noDataKeys(let path): "'\(path)' has no data keys yet; open it for writing once with its key"
    case .damaged(let table, let row):
      "the sealed value of row \(row) in \(table) was altered or belongs to another row; restore it from a backup"
    case .unknownKey(let number, let table, let row):
      "row \(row) of \(table) is sealed by data key \(number), which is not here; open the database again"
    case .tooManyKeys: "255 seal keys are in use; re-seal the values and destroy the old keys first"
    case .notRetirable(let number): "seal key \(number) is the current one, or there is none of that number"
    case .stillUsed(let number, let table, let rows):
      "seal key \(number) is still needed by \(rows) rows of \(table); re-seal them first"
    }
  }
}
