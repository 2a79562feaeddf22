import Logging

extension Setting {
  /// The whole table, in the order in which it is shown.
  public static let all: [Setting] = [
    // What is served
    text("database", \.database, "FILE", "The city's database file."),
    text(
      "key-file", \.keyFile, "FILE",
      "File of the master key; without it the environment variable ZONAL_KEY, else the database's name with .key."),
    text("as", \.officer, "NAME", "Officer in whose name the database is opened; without it the system's user."),
    text(
      "criteria", \.criteria, "FOLDER", "Folder of the criteria sets that the desk offers; without it geodata/criteria."
    ),
    text("disclosure", \.disclosure, "FILE", "File of the rule for small counts; without it that of the geodata."),
    text(
      "assets", \.assets, "FOLDER", "Folder of the map libraries (maplibre-gl.js, leaflet.js and their style sheets)."),
    text(
      "background-tiles", \.backgroundTiles, "ADDRESS",
      "Template of a background map's tiles, https://…/{z}/{x}/{y}.png.",
      startsWith: ["https://", "http://"]),
    number("stale-after", \.staleAfter, 0...3650, "DAYS", "Days after which data are called stale."),
    // Where
    text("host", \.host, "ADDRESS", "Address to listen on."),
    number("port", \.port, 0...65535, "PORT", "Port to listen on; 0 for any free one."),
    text(
      "public-address", \.publicAddress, "ADDRESS", "Address that clients see, where a proxy stands before the server.",
      startsWith: ["https://", "http://"]),
    text("certificate", \.access.certificate, "FILE", "PEM file of the certificate chain, for TLS without a proxy."),
    text("certificate-key", \.access.certificateKey, "FILE", "PEM file of the certificate's key."),
    list("trusted-proxies", \.access.trustedProxies, "ADDRESS,…", "Proxies whose word on the client's address counts."),
    // Who
    text("token-keys", \.access.tokenKeys, "FILE", "JSON Web Key Set of the public keys that tokens are checked with."),
    text(
      "token-key-set", \.access.tokenKeySet, "ADDRESS", "Address of such a key set.",
      startsWith: ["https://", "http://"]),
    text("token-issuer", \.access.tokenIssuer, "NAME", "What tokens must name as their issuer (iss)."),
    text("token-audience", \.access.tokenAudience, "NAME", "What tokens must name as their audience (aud)."),
    // How much
    number("rate", \.limits.rate, "NUMBER", "Requests a second of one client over time, or none for no limit."),
    number("burst", \.limits.burst, 1...1_000_000, "NUMBER", "Requests that a client may have at once after a pause."),
    number("largest-body", \.limits.largestBody, 1024...1 << 30, "BYTES", "Bytes that a request's body may have."),
    number(
      "request-timeout", \.limits.requestTimeout, 1...3600, "SECONDS",
      "Time in which a request must have come whole, and an answer be made."),
    number(
      "idle-timeout", \.limits.idleTimeout, 1...3600, "SECONDS",
      "Time after which a connection without a request is closed."),
    number("connections", \.limits.connections, 1...1_000_000, "NUMBER", "Connections at one time."),
    // Permits
    text(
      "permit-key", \.permits.key, "FILE",
      "File of the private key that permits and check bundles are signed with; without it none are."),
    text("permit-city", \.permits.city, "NAME", "What permits and check bundles name as the city."),
    text(
      "permit-authority", \.permits.authority, "NAME", "Whose permits these are, at the head of the printed sheet."),
    number(
      "permit-rate", \.permits.rate, "NUMBER",
      "Applications for permits, and questions about them, a minute of one client over time, or none for no limit."),
    // Vaccination certificates
    text(
      "vaccination-key", \.certificates.key, "FILE",
      "File of the private key (ES256) that vaccination certificates are signed with; without it none are."),
    text(
      "vaccination-authority", \.certificates.authority, "NAME", "Who certifies, as vaccination certificates name it."),
    number(
      "vaccination-certificate-days", \.certificates.days, 1...3650, "DAYS",
      "Days for which a vaccination certificate holds."),
    // Logs
    choice(
      "log-format", LogSettings.Format.allCases.map(\.rawValue), "Form of the log on standard error.",
      read: { $0.logs.format.rawValue }, write: { $0.logs.format = LogSettings.Format(rawValue: $1) ?? .json }),
    choice(
      "log-level", levels, "What is less important is not written.", read: { $0.logs.level.rawValue },
      write: { $0.logs.level = Logger.Level(rawValue: $1) ?? .info }),
    choice(
      "access-log", ["none"] + levels, "How important an answered request is; none writes none.",
      read: { $0.logs.access?.rawValue ?? "none" }, write: { $0.logs.access = Logger.Level(rawValue: $1) }),
    flag("log-addresses", \.logs.addresses, "Whether the addresses of clients are written."),
    // The end
    number(
      "shutdown-delay", \.shutdownDelay, 0...600, "SECONDS",
      "Time for which /readyz says that the server ends, before it stops taking connections."),
    number(
      "shutdown-timeout", \.shutdownTimeout, 1...600, "SECONDS",
      "Time that requests have to end after the server was told to."),
  ]

  private static let levels = Logger.Level.allCases.map(\.rawValue)

  /// A page of help: flag, variable and key of each field, what it is for, and what holds without it.
  public static var help: String {
    all.map { setting in
      "  \(setting.flag) \(setting.placeholder)\n      \(setting.help) Default: \(setting.defaultText). [\(setting.variable)]"
    }.joined(separator: "\n")
  }
}
