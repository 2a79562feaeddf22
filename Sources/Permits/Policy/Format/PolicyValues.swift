/// Who issues for a group.
public struct Issuing: Hashable, Sendable {
  /// Id of the issuer.
  public var issuer: String
  /// Whether a second officer must agree.
  public var secondOfficer: Bool
}

/// The hours of each day and the days of the week on which permits hold.
public struct PermitHours: Hashable, Sendable {
  public var span: ClockSpan
  /// ISO 8601: 1 for Monday to 7 for Sunday.
  public var weekdays: Set<Int>
}

/// How long and how many permits may be.
public struct PermitLimits: Hashable, Sendable {
  /// Of the time for which a permit holds.
  public var longestHours: Int
  /// Live permits that one person may have for one purpose; `nil` for any number.
  public var perPersonAndPurpose: Int?
  /// Live permits that one employer may have, unless an officer set another number; `nil` for any number.
  public var employerQuota: Int?
}

/// Which printed forms are taken for permits.
public struct PermitForms: Hashable, Sendable {
  /// What becomes of a live permit on another form.
  public enum Otherwise: String, CaseIterable, Sendable {
    case suspend, revoke
    /// It holds, and the holder is reminded.
    case remind
  }

  /// Ids of forms.
  public var accepted: [String]
  /// Id of the form that is issued.
  public var issued: String
  public var otherwise: Otherwise
}

/// Where moving needs a permit.
public struct NeededRule: Hashable, Sendable {
  /// Whether it does in all wards.
  public var everywhere: Bool
  /// Ids of levels in whose wards it does.
  public var levels: Set<String>
  /// Codes of wards in which it does whatever their level.
  public var wards: Set<String>
}

/// How the gate looks at a journey as a whole.
public struct GateTerms: Hashable, Sendable {
  public enum Route: String, CaseIterable, Sendable {
    /// The strictest of all wards on the way counts.
    case strictest
    /// Only where it begins and ends counts.
    case ends
  }

  public enum AtChange: String, CaseIterable, Sendable {
    /// A permit ends where any ward of it gets another level or decree, as far as is known.
    case any
    /// It ends where a ward is known to get one at which it would not be allowed.
    case stricter
    /// What is known of the future does not matter; the change itself does when it comes.
    case ignore
  }

  public enum Partly: String, CaseIterable, Sendable {
    case review, refuse
    /// Only what holds in the whole ward counts.
    case ignore
  }

  public var route: Route
  public var atChange: AtChange
  /// What a stricter decree over a part of a ward means to the ward.
  public var partly: Partly
  /// Whether nothing is decided before the first map is published, even where decrees give all levels.
  public var needsMap: Bool
}

/// What becomes of live permits when a ward gets a level at which they would not be allowed.
public struct ChangeAct: Hashable, Sendable {
  public enum Act: String, CaseIterable, Sendable, Comparable {
    case keep, suspend, revoke

    public static func < (a: Act, b: Act) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
  }

  /// Where the gate refuses.
  public var refused: Act
  /// Where a person must decide.
  public var review: Act
  /// Where it is a part of the ward that has the level.
  public var partly: Act
  /// Hours between telling the holder and the act.
  public var noticeHours: Int
  /// Hours for which the permit holds on after the level is in force.
  public var graceHours: Int
}

/// What needs no permit at all.
public struct ExemptionRule: Hashable, Sendable {
  /// Ids of documents of which one must be carried.
  public var proof: [String]
  public var evenInQuarantine: Bool
  /// Ids of levels from and to which it does not hold.
  public var notIn: Set<String>
}

/// What holds for checkers without a network.
public struct OfflineLimits: Hashable, Sendable {
  /// Of the check bundle; older ones decide nothing.
  public var bundleMaxAgeMinutes: Int
  /// By how much clocks may differ.
  public var clockSkewSeconds: Int
}
