public import Epidemiology
import SpatialCore

/// The report of a zone map as one HTML file.
public struct ReportPage {
  let map: ZoneMap
  let summary: String
  let findings: [Finding]
  let counts: [Finding.Code: Int]

  public init(map: ZoneMap, summary: String, findings: [Finding], counts: [Finding.Code: Int]) {
    self.map = map
    self.summary = summary
    self.findings = findings
    self.counts = counts
  }

  public var html: String { "<!doctype html>" }
}
