import Foundation

/// Connections are open files, of which a process has few until it asks for more.
enum OpenFiles {
  /// What the database, its journal, logs and the program need beside connections.
  private static let reserve = 128

  /// Asks for as many as there may be.
  ///
  /// - Returns: how many connections there is room for.
  static func room(for connections: Int) -> Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return connections }
    let wanted = min(limit.rlim_max, rlim_t(connections + reserve))
    if limit.rlim_cur < wanted {
      limit.rlim_cur = wanted
      setrlimit(resource, &limit)
      getrlimit(resource, &limit)
    }
    return max(16, min(connections, Int(clamping: limit.rlim_cur) - reserve))
  }
}
