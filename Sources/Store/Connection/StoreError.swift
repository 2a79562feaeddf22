import GRDB

/// What can be wrong with a database file.
public enum StoreError: Error, Hashable, Sendable {
  case missing(path: String)
  case exists(path: String)
  /// No database of Zonal: another program's file, or no SQLite file at all.
  case foreign(path: String)
  /// Made by a later version of the program.
  case newer(path: String)
  case damaged(path: String, details: String)
  case full(path: String)
  /// The system did not read or write what it was asked: a quota, a limit on the size of files, or a broken disk.
  case disk(path: String)
  /// The file is there or may be made, and the system does not let it be opened.
  case closed(path: String)
  case readOnly(path: String)
  /// Another process kept the file locked for longer than one waits.
  case locked(path: String)
  /// A rule of the tables was broken: a fault of the caller.
  case constraint(String)
  case other(path: String, message: String)

  /// - Parameter code: an extended result code of SQLite.
  init(code: Int32, message: String, path: String) {
    switch code & 0xFF {
    case 5, 6: self = .locked(path: path)
    case 8: self = .readOnly(path: path)
    case 10: self = .disk(path: path)
    case 11: self = .damaged(path: path, details: message)
    case 13: self = .full(path: path)
    case 14: self = .closed(path: path)
    case 19: self = .constraint(message)
    case 26: self = .foreign(path: path)
    default: self = .other(path: path, message: message)
    }
  }

  init(_ error: any Error, path: String) {
    if let error = error as? StoreError {
      self = error
    } else if let error = error as? DatabaseError {
      self.init(
        code: error.extendedResultCode.rawValue, message: error.message ?? "SQLite error \(error.resultCode.rawValue)",
        path: path)
    } else {
      self = .other(path: path, message: "\(error)")
    }
  }
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path): "there is no database '\(path)'; make one with 'zonal init --database \(path)'"
    case .exists(let path): "'\(path)' is there already and is left as it is; choose another name"
    case .foreign(let path): "'\(path)' is no database of zonal, so nothing was done to it; check the name"
    case .newer(let path):
      "'\(path)' was made by a later version of zonal, so nothing was done to it; use that version or a backup of before"
    case .damaged(let path, let details):
      "'\(path)' is damaged (\(details)); nothing was written; restore a backup with 'zonal restore'"
    case .full(let path):
      "there is no room left for '\(path)' and the files beside it; what was committed is safe, the rest was taken back; "
        + "make room and run it again"
    case .disk(let path):
      "the system would not read or write '\(path)' or a file beside it; what was committed is safe, the rest was taken back; "
        + "check the disk, quotas and limits on the size of files, and run it again"
    case .closed(let path):
      "'\(path)' cannot be opened; check that its folder is there and that you may write to both"
    case .readOnly(let path):
      "'\(path)' or its folder must not be written to; nothing was changed; check the permissions"
    case .locked(let path): "another program is writing to '\(path)'; nothing was changed; try again when it is done"
    case .constraint(let message): "the tables refuse this: \(message)"
    case .other(let path, let message): "'\(path)': \(message)"
    }
  }
}
