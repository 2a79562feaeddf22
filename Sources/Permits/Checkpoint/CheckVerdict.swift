public import Criteria

/// What a checker says of a permit, in words that an officer can read out.
public struct CheckVerdict: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case valid
    case refused(CheckReason)
    case cannotDecide(CheckReason)
  }

  /// What is to be said beside a valid permit.
  public enum Note: String, CaseIterable, Hashable, Sendable {
    /// None of the journey's wards is at a level for which a permit is needed.
    case needless
    /// A typed code says nothing of the way between origin and destination, nor whose permit it is.
    case routeUnknown = "route-unknown"
  }

  public var outcome: Outcome
  public var notes: [Note]
  /// Sentences that say why, or that it is valid.
  public var words: Localized
  /// What the permit says, once its signature or its code is found right.
  public var permit: CheckedPermit?
  /// The ward that a refusal is about.
  public var ward: Int?
  /// Seconds since the bundle was made, below 0 for one from the future; `nil` without a bundle.
  public var bundleAge: Int?
  /// The last change that the bundle has.
  public var bundleNumber: Int?

  public var reason: CheckReason? {
    switch outcome {
    case .valid: nil
    case .refused(let reason), .cannotDecide(let reason): reason
    }
  }

  public static let validWords = Localized(english: "The permit is valid.", vietnamese: "Giấy hợp lệ.")

  /// How old the bundle is, to the minute, hour or day below.
  public var ageWords: Localized {
    guard let bundleAge else {
      return Localized(english: "no check data", vietnamese: "chưa có dữ liệu kiểm tra")
    }
    if bundleAge < 0 { return Localized(english: "data from the future", vietnamese: "dữ liệu ở tương lai") }
    let (count, english, vietnamese) =
      bundleAge < 7200
      ? (bundleAge / 60, "minute", "phút")
      : bundleAge < 172_800 ? (bundleAge / 3600, "hour", "giờ") : (bundleAge / 86_400, "day", "ngày")
    return Localized(
      english: "data \(count) \(english)\(count == 1 ? "" : "s") old", vietnamese: "dữ liệu cũ \(count) \(vietnamese)")
  }
}

extension CheckVerdict.Note {
  public var words: Localized {
    switch self {
    case .needless:
      Localized(
        english: "No permit is needed for this journey now.", vietnamese: "Hiện không cần giấy cho chuyến đi này.")
    case .routeUnknown:
      Localized(
        english: "The code does not say whose permit it is nor which way it is for; scan the QR code if you can.",
        vietnamese: "Mã không cho biết giấy của ai và lộ trình nào; nếu được, hãy quét mã QR.")
    }
  }
}
