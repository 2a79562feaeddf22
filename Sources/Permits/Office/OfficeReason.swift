import Criteria

/// Reasons that are not of the policy but of an officer or of what the office knows; codes beside `PermitReason.codes`.
public enum OfficeReason {
  static func reason(_ code: String, english: String, vietnamese: String) -> PermitReason {
    PermitReason(code: code, words: Localized(english: english, vietnamese: vietnamese))
  }

  /// Why an officer refuses: a closed list, so that nothing personal is written into a reason, and an applicant is told the same for the same.
  public enum Refusal: String, CaseIterable, Sendable {
    case notEssential = "not-essential"
    case documentsDiffer = "documents-differ"
    case personNotConfirmed = "person-not-confirmed"
    case employerNotConfirmed = "employer-not-confirmed"
    case journeyNotPlausible = "journey-not-plausible"
    case otherPermit = "other-permit"

    public var reason: PermitReason {
      switch self {
      case .notEssential:
        OfficeReason.reason(
          rawValue, english: "The officer found the journey not to be of a purpose that the policy allows.",
          vietnamese: "Cán bộ xét thấy việc đi lại không thuộc mục đích được phép.")
      case .documentsDiffer:
        OfficeReason.reason(
          rawValue, english: "The documents say otherwise than the application.",
          vietnamese: "Giấy tờ kèm theo không khớp với đơn.")
      case .personNotConfirmed:
        OfficeReason.reason(
          rawValue, english: "It could not be confirmed who the person is.",
          vietnamese: "Chưa xác nhận được người đề nghị.")
      case .employerNotConfirmed:
        OfficeReason.reason(
          rawValue, english: "The employer did not confirm that the person works there.",
          vietnamese: "Đơn vị sử dụng lao động chưa xác nhận người này.")
      case .journeyNotPlausible:
        OfficeReason.reason(
          rawValue, english: "Route or hours do not fit the purpose.",
          vietnamese: "Lộ trình hoặc thời gian không phù hợp với mục đích.")
      case .otherPermit:
        OfficeReason.reason(
          rawValue, english: "Another permit or application of the person is for the same.",
          vietnamese: "Đã có giấy hoặc đơn khác của người này cho cùng việc.")
      }
    }
  }

  /// Why a permit is taken back or stopped by a person.
  public enum Withdrawal: String, CaseIterable, Sendable {
    case misuse
    case employerEnded = "employer-ended"
    case holderAsked = "holder-asked"
    case dataWrong = "data-wrong"
    case quarantine
    case mapCorrected = "map-corrected"
    case lost

    public var reason: PermitReason {
      switch self {
      case .misuse:
        OfficeReason.reason(
          rawValue, english: "The permit was used otherwise than it says.",
          vietnamese: "Giấy bị sử dụng sai nội dung.")
      case .employerEnded:
        OfficeReason.reason(
          rawValue, english: "The person does not work for the employer any more.",
          vietnamese: "Người này không còn làm việc tại đơn vị.")
      case .holderAsked:
        OfficeReason.reason(
          rawValue, english: "The holder gave it back.", vietnamese: "Người được cấp đã trả lại giấy.")
      case .dataWrong:
        OfficeReason.reason(
          rawValue, english: "What it says of the person or the journey is wrong.",
          vietnamese: "Thông tin trên giấy không đúng.")
      case .quarantine:
        OfficeReason.reason(
          rawValue, english: "The holder is under a quarantine order.",
          vietnamese: "Người được cấp đang thuộc diện cách ly.")
      case .mapCorrected:
        OfficeReason.reason(
          rawValue, english: "The zone map that it stood on was corrected.",
          vietnamese: "Bản đồ vùng dịch làm căn cứ đã được đính chính.")
      case .lost:
        OfficeReason.reason(
          rawValue, english: "It was reported lost.", vietnamese: "Giấy được báo mất.")
      }
    }
  }
}
