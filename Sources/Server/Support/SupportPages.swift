import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore

/// The pages of support, which have no data in them: the officers', whose script asks for a token first, and the one on which anybody
/// finds out what they are entitled to, which keeps nothing.
struct SupportPages: EndpointGroup {
  private static let all = [
    WebFile("support-claim-acts.js", PackageResources.support_claim_acts_js),
    WebFile("support-claim.js", PackageResources.support_claim_js),
    WebFile("support-due.js", PackageResources.support_due_js),
    WebFile("support-entitled.js", PackageResources.support_entitled_js),
    WebFile("support-lists.js", PackageResources.support_lists_js),
    WebFile("support-office.js", PackageResources.support_office_js),
    WebFile("support-parts.js", PackageResources.support_parts_js),
    WebFile("support-payments.js", PackageResources.support_payments_js),
    WebFile("support-plans.js", PackageResources.support_plans_js),
    WebFile("support-words.js", PackageResources.support_words_js),
    WebFile("support.css", PackageResources.support_css),
  ]

  private static let styles = ["/support/files/support.css"]

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      PageFrame(
        word: "supportTitle", title: "Hỗ trợ người dân", script: "/support/files/support-office.js", styles: Self.styles
      ).endpoint(
        "/support", "getSupportOffice", SupportRoom.tag, "The page of officers of support.",
        rooms: [
          PageFrame.Room("claims", "claims", "Hồ sơ"), PageFrame.Room("deadlines", "dueRoom", "Đến hạn"),
          PageFrame.Room("people", "mayClaim", "Có thể được hưởng"),
          PageFrame.Room("reviews", "reviews", "Rà soát"),
          PageFrame.Room("payments", "payments", "Chi trả"),
          PageFrame.Room("money", "moneyWord", "Số tiền"), PageFrame.Room("plan", "plan", "Ngân sách"),
        ]),
      PageFrame(
        word: "entitledTitle", title: "Tôi được hỗ trợ gì?", script: "/support/files/support-entitled.js",
        styles: Self.styles
      ).endpoint(
        "/support/entitled", "getEntitledPage", SupportRoom.tag,
        "The page that tells anybody what they are entitled to.",
        body: PackageResources.support_entitled_html),
      WebFile.endpoint(Self.all, under: "/support/files", "getSupportFile", SupportRoom.tag, of: "support"),
    ]
  }
}
