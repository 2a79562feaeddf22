import SpatialCore

/// The pages of vaccination, which have no data in them: the officers', whose script asks for a token first, and that of coverage, for
/// anybody.
struct VaccinationPages: EndpointGroup {
  private static let all = [
    WebFile("vaccination-certificates.js", PackageResources.vaccination_certificates_js),
    WebFile("vaccination-coverage.js", PackageResources.vaccination_coverage_js),
    WebFile("vaccination-lists.js", PackageResources.vaccination_lists_js),
    WebFile("vaccination-office.js", PackageResources.vaccination_office_js),
    WebFile("vaccination-parts.js", PackageResources.vaccination_parts_js),
    WebFile("vaccination-person.js", PackageResources.vaccination_person_js),
    WebFile("vaccination-sessions.js", PackageResources.vaccination_sessions_js),
    WebFile("vaccination-words.js", PackageResources.vaccination_words_js),
    WebFile("vaccination.css", PackageResources.vaccination_css),
  ]

  private static let styles = ["/vaccination/files/vaccination.css"]

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      PageFrame(
        word: "vaccinationTitle", title: "Tiêm chủng", script: "/vaccination/files/vaccination-office.js",
        styles: Self.styles
      ).endpoint(
        "/vaccination", "getVaccinationOffice", VaccinationRoom.tag, "The page of officers of vaccination.",
        rooms: [
          PageFrame.Room("due", "dueWord", "Đến hạn"), PageFrame.Room("person", "person", "Tra cứu"),
          PageFrame.Room("sessions", "sessionsWord", "Buổi tiêm"),
          PageFrame.Room("certificates", "certificatesWord", "Chứng nhận"),
          PageFrame.Room("matches", "matches", "Xác định người"),
        ]),
      PageFrame(
        word: "coverageTitle", title: "Tỷ lệ tiêm chủng", script: "/vaccination/files/vaccination-coverage.js",
        styles: Self.styles
      ).endpoint(
        "/vaccination/coverage", "getCoveragePage", VaccinationRoom.tag, "The page of coverage, for anybody.",
        body: PackageResources.vaccination_coverage_html),
      WebFile.endpoint(
        Self.all, under: "/vaccination/files", "getVaccinationFile", VaccinationRoom.tag, of: "vaccination"),
    ]
  }
}
