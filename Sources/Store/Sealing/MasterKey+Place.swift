import Foundation

/// Where a master key is kept: a file that its owner alone may read, or the environment.
extension MasterKey {
  /// The environment variable that may hold the key, in hexadecimal digits or base64.
  public static let variable = "ZONAL_KEY"

  /// The key file of a database when nothing else is said: beside it, with `.key` behind its name.
  public static func defaultPath(beside database: String) -> String { database + ".key" }

  /// Finds the key of a database: the file that is named, else the environment, else the file beside the database.
  ///
  /// - Parameter environment: the variables of the process.
  /// - Throws: `SealingError.noKey`, `.unusableKey`, `.openKeyFile`, `.unreadableKeyFile`.
  public static func find(
    keyFile: String?, beside database: String, environment: [String: String]
  ) throws(SealingError) -> MasterKey {
    if let keyFile { return try MasterKey(file: keyFile) }
    if let text = environment[variable], !text.isEmpty {
      return try MasterKey(text: text, from: "the environment variable \(variable)")
    }
    let path = defaultPath(beside: database)
    guard FileManager.default.fileExists(atPath: path) else { throw .noKey(path: path) }
    return try MasterKey(file: path)
  }

  /// Reads a key file: 64 hexadecimal digits, base64, or the 32 bytes themselves.
  ///
  /// The mode is asked of the file that was opened, so that it cannot be exchanged between the look and the reading.
  ///
  /// - Throws: `SealingError.noKey`, `.unusableKey`; `.openKeyFile` when others than its owner may read or write it;
  ///   `.unreadableKeyFile`.
  public init(file path: String) throws(SealingError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .noKey(path: path) }
      throw .unreadableKeyFile(path: path, message: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadableKeyFile(path: path, message: "it is no ordinary file")
    }
    guard status.st_mode & 0o077 == 0 else { throw .openKeyFile(path: path, mode: Int(status.st_mode & 0o777)) }
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = bytes.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw .unreadableKeyFile(path: path, message: String(cString: strerror(errno))) }
    bytes.removeSubrange(count...)
    let source = "the key file '\(path)'"
    if bytes.count == Self.byteCount {
      try self.init(bytes: bytes, from: source)
    } else {
      try self.init(text: String(decoding: bytes, as: UTF8.self), from: source)
    }
  }

  /// Writes the key to a new file that its owner alone may read, and brings it to the disk.
  ///
  /// - Throws: `SealingError.keyFileExists`, since a key that is overwritten is data that is lost; `.unreadableKeyFile`.
  public func write(to path: String) throws(SealingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw .keyFileExists(path: path) }
      throw .unreadableKeyFile(path: path, message: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    // The process's mask may have taken from the mode; nothing may have been added.
    let bytes = Array((text + "\n").utf8)
    let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count, fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
      let message = String(cString: strerror(errno))
      unlink(path)
      throw .unreadableKeyFile(path: path, message: message)
    }
  }
}
