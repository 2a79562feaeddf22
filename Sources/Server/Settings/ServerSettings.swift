/// How a server runs: where it listens, whom it believes, what it refuses, what it says of itself.
///
/// `Setting.all` says of every field how it is given on the command line, in the environment and in a file.
public struct ServerSettings: Sendable {
  /// The city's database file.
  public var database: String?
  /// File of the master key; `nil` for the environment variable `ZONAL_KEY`, else the database's name with `.key`.
  public var keyFile: String?
  /// Officer in whose name the server opens the database; `nil` for the system's user.
  public var officer: String?
  public var host = "127.0.0.1"
  /// 0 for any free port.
  public var port = 8080
  /// The address that clients see, where a proxy stands before the server: `https://zones.example`. Links are made from it; without it
  /// from what the client asked.
  public var publicAddress: String?
  /// Days after which data are called stale.
  public var staleAfter = 3
  /// Folder of the map libraries that the web map needs (`maplibre-gl.js`, `leaflet.js` and their style sheets).
  public var assets: String?
  /// Template of a background map's tiles, `https://…/{z}/{x}/{y}.png`; none without it.
  public var backgroundTiles: String?
  /// Folder of the criteria sets that the desk offers; `nil` for `geodata/criteria`.
  public var criteria: String?
  /// File of the rule for small counts; that of the geodata without it.
  public var disclosure: String?
  public var access = AccessSettings()
  public var limits = LimitSettings()
  public var permits = PermitSettings()
  public var certificates = CertificateSettings()
  public var logs = LogSettings()
  /// Seconds for which the server, told to end, says so in `/readyz` and still takes connections, so that what stands before it can
  /// send its clients elsewhere.
  public var shutdownDelay = 0
  /// Seconds that requests have to end after the server was told to.
  public var shutdownTimeout = 20

  public init() {}
}

/// Whom a server believes.
public struct AccessSettings: Sendable {
  /// File of a JSON Web Key Set with the public keys that tokens are checked with (RFC 7517).
  public var tokenKeys: String?
  /// Address of a JSON Web Key Set.
  public var tokenKeySet: String?
  /// What `iss` must be.
  public var tokenIssuer = "zonal"
  /// What `aud` must name.
  public var tokenAudience = "zonal"
  /// PEM files of the certificate chain and its key, for TLS without a proxy.
  public var certificate: String?
  public var certificateKey: String?
  /// Addresses of proxies whose `Forwarded` and `X-Forwarded-For` headers count.
  public var trustedProxies: [String] = []

  public init() {}
}

/// What a server refuses, so that one client cannot take it from the others.
public struct LimitSettings: Sendable {
  /// Requests a second of one client over time; `nil` for no limit. Clients on the machine itself have none.
  public var rate: Double? = 200
  /// Requests that a client may have at once after a pause.
  public var burst = 1000
  /// Bytes of a body.
  public var largestBody = 1 << 20
  /// Seconds in which a request must have come whole, and an answer be made.
  public var requestTimeout = 30
  /// Seconds after which a connection without a request is closed.
  public var idleTimeout = 60
  public var connections = 20_000

  public init() {}
}

/// How a server issues travel permits and tells checkpoints of them.
public struct PermitSettings: Sendable {
  /// File of the private key that permits and check bundles are signed with; without it none are.
  public var key: String?
  /// What permits and check bundles name as the city; checkpoints take those of one city only.
  public var city = "hanoi"
  /// Whose permits these are, as it stands at the head of the printed sheet.
  public var authority = "Ủy ban nhân dân thành phố Hà Nội"
  /// Applications a minute, and questions about them, of one client over time; `nil` for no limit. Many phones may share an address.
  public var rate: Double? = 30

  public init() {}

  /// The bucket of a client: what it may send in two minutes at once.
  var limits: LimitSettings {
    var limits = LimitSettings()
    limits.rate = rate.map { $0 / 60 }
    limits.burst = rate.map { max(1, Int($0 * 2)) } ?? 1
    return limits
  }
}

/// How a server makes vaccination certificates.
public struct CertificateSettings: Sendable {
  /// File of the private key (ES256) that certificates and the list of revoked ones are signed with; without it none are.
  public var key: String?
  /// Who certifies, as certificates name it.
  public var authority = "Sở Y tế Hà Nội"
  /// Days for which a certificate holds.
  public var days = 365

  public init() {}
}
