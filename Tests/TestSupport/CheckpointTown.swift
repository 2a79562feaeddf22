public import Credentials
import Criteria
public import Permits
public import Quantities

/// A town of six wards with a check bundle and permits, for the tests of checkpoints.
public struct CheckpointTown: Sendable {
  /// 7 September 2021, a Tuesday, 14:33:20 by the town's clock.
  public static let now = 1_631_000_000
  public static let offset = 25_200
  public static let house = "town"
  public static let digest: [UInt8] = [0xA1, 0xB2, 0xC3, 0xD4]
  public static let hour = 3600
  public static let day = 86_400

  /// Signs permits with ES256.
  public let issuing: SigningKey
  /// Signs permits with Ed25519.
  public let edwards: SigningKey
  /// Signs bundles.
  public let bundling: SigningKey
  /// Signed permits until it was stolen.
  public let stolen: SigningKey
  /// Signed permits until yesterday.
  public let retired: SigningKey
  /// Nobody's.
  public let stranger: SigningKey
  public var bundle: CheckBundle

  public init() {
    (issuing, edwards, bundling) = (.generate(), .generate(.edDSA), .generate())
    (stolen, retired, stranger) = (.generate(), .generate(), .generate())
    let (now, day) = (Self.now, Self.day)
    let keys = [
      CheckKey(issuing.verifyingKey, from: now - 30 * day, use: .credentials),
      CheckKey(edwards.verifyingKey, from: now - 30 * day, until: now + 30 * day, use: [.credentials, .bundles]),
      CheckKey(bundling.verifyingKey, from: now - 30 * day, use: .bundles),
      CheckKey(stolen.verifyingKey, from: now - 30 * day, use: .credentials, withdrawn: now - day),
      CheckKey(retired.verifyingKey, from: now - 30 * day, until: now - day, use: .credentials),
    ]
    bundle = CheckBundle(
      number: 100, issuedAt: now - 600, issuer: Self.house, keys: keys, policy: Self.policy,
      vintage: CheckVintage(digest: Self.digest, wards: Self.wards),
      zones: CheckZones(
        revision: 7, levels: Self.levels, wards: [0, 1, 2, 3, CheckZones.noData, 0],
        turns: [
          CheckZones.Turn(ward: 5, at: now + 2 * 3600, level: 3), CheckZones.Turn(ward: 1, at: now - 3600, level: 0),
        ]),
      gate: Self.gate,
      refused: RefusedSerials([
        11: RefusedSerials.revoked, 12: RefusedSerials.suspended, 13: RefusedSerials.replaced,
        14: RefusedSerials.reportedLost, 15: 9, 4_000_000_000: RefusedSerials.revoked,
      ]), reasons: Self.reasons)
  }

  static let policy = CheckPolicy(
    id: "town-2021", version: "2021-09-06", maxAge: 4 * hour, clockSkew: 120,
    groups: [
      "1": words("nhóm một", "group one"), "2": words("nhóm hai", "group two"), "10": words("nhóm mười", "group ten"),
    ],
    purposes: ["work": words("đi làm", "work"), "food": words("mua thực phẩm", "buying food")],
    issuers: ["ward": words("Công an phường", "ward police")], clockOffset: offset)

  static let wards = (0..<6).map { number in
    CheckVintage.Ward(code: "0000\(number)", name: "Phường \(number)", district: number < 3 ? "Quận Đông" : "Quận Tây")
  }

  static let levels = [
    CheckZones.Level(id: "green", letter: "X", color: "#1a9850", words: words("vùng xanh", "green")),
    CheckZones.Level(id: "yellow", letter: "V", color: "#fee08b", words: words("vùng vàng", "yellow")),
    CheckZones.Level(id: "orange", letter: "C", color: "#fc8d59", words: words("vùng cam", "orange")),
    CheckZones.Level(id: "red", letter: "Đ", color: "#d73027", words: words("vùng đỏ", "red")),
  ]

  /// Group 1 goes everywhere; group 2 neither to nor through red; permits are needed from yellow on.
  static let gate = [
    CheckGate(from: now - 10 * day, until: now - 5 * day, groups: [:]),
    CheckGate(
      from: now - 5 * day, until: now + 10 * day,
      groups: [
        "1": CheckGate.Masks(origin: 0b1111, destination: 0b1111, through: 0b1111, needed: 0b1110),
        "2": CheckGate.Masks(origin: 0b1111, destination: 0b0111, through: 0b0111, needed: 0b1110),
      ]),
  ]

  static let reasons: [UInt8: Localized] = [
    RefusedSerials.revoked: words("Giấy đã bị thu hồi.", "The permit was revoked."),
    RefusedSerials.suspended: words("Tạm ngừng vì vùng đổi cấp.", "Suspended because the zone changed."),
    9: words("Lý do riêng.", "A reason of its own."),
  ]

  static func words(_ vietnamese: String, _ english: String) -> Localized {
    Localized(english: english, vietnamese: vietnamese)
  }

  /// A permit of group 2 from ward 0 through 1 to ward 2, on each day from 6 to 20 o'clock.
  public func claims(serial: Int = 1) -> PermitClaims {
    PermitClaims(
      house: Self.house, serial: serial, code: TypedCode(value: UInt64(serial)), group: "2", purpose: "work",
      holder: "Nguyễn Văn Thử", birthYear: 1980, lastDigits: "1234", hours: ClockSpan(from: 360, until: 1200),
      vintage: Self.digest, origin: 0, destination: 2, between: [1], plate: "29A-000.00", revision: 7,
      policy: "town-2021", issuer: "ward", issued: Self.instant(Self.now - 2 * Self.day),
      from: Self.instant(Self.now - 2 * Self.day), until: Self.instant(Self.now + 5 * Self.day))
  }

  /// The text of a permit's credential.
  public func text(_ claims: PermitClaims, by key: SigningKey? = nil) throws -> String {
    try PermitCredential.sign(claims, with: key ?? issuing)
  }

  /// A checker that was installed with the bundles' key and has the bundle.
  public func checker() throws -> PermitChecker {
    var checker = PermitChecker(anchors: [bundling.verifyingKey])
    try checker.take(bundle.signed(by: bundling))
    return checker
  }

  public static func instant(_ second: Int) -> Instant { Instant(milliseconds: Int64(second) * 1000) }
}
