import Foundation
import Permits
import TestSupport
import Testing

/// A sheet as a browser prints it, read by a reader of codes that knows nothing of this house; seen with Chromium 156 and
/// ZBar 0.23.
@Suite(
  .enabled(if: ClientProgram("chromium") != nil, "Chromium is not here: apt-get install chromium"),
  .enabled(if: ClientProgram("zbarimg") != nil, "ZBar is not here: apt-get install zbar-tools"))
struct PrintedSheetTests {
  @Test(arguments: [1, 2])
  func `the code is read from a picture of the sheet`(scale: Int) async throws {
    let (sheet, credential) = try SheetExamples.sheet()
    let folder = TemporaryFolder()
    let page = folder.path("sheet.html")
    try PermitSheet.html([sheet]).write(toFile: page, atomically: true, encoding: .utf8)
    let picture = folder.path("sheet.png")
    let browser = try #require(ClientProgram("chromium"))
    let (said, code) = try await browser.run([
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--user-data-dir=\(folder.path("profile"))", "--hide-scrollbars", "--force-device-scale-factor=\(scale)",
      "--window-size=560,794", "--screenshot=\(picture)", URL(fileURLWithPath: page).absoluteString,
    ])
    try #require(code == 0 && FileManager.default.fileExists(atPath: picture), "\(said)")
    let (read, _) = try await #require(ClientProgram("zbarimg")).run(["--quiet", "--raw", picture])
    // It complains of what a machine without a desktop lacks, in lines of their own.
    #expect(read.split(separator: "\n").filter { $0.hasPrefix("ZP1:") } == [credential[...]])
  }

  @Test func `sheets are printed one a page of A5`() async throws {
    let (sheet, _) = try SheetExamples.sheet()
    let folder = TemporaryFolder()
    let page = folder.path("sheets.html")
    try PermitSheet.html([sheet, sheet, sheet]).write(toFile: page, atomically: true, encoding: .utf8)
    let document = folder.path("sheets.pdf")
    let (said, code) = try await #require(ClientProgram("chromium")).run([
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--user-data-dir=\(folder.path("profile"))", "--no-pdf-header-footer", "--print-to-pdf=\(document)",
      URL(fileURLWithPath: page).absoluteString,
    ])
    try #require(code == 0, "\(said)")
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: document)), as: UTF8.self)
    #expect(text.matches(of: /\/Type ?\/Page[^s]/).count == 3)
    let box = try #require(text.firstMatch(of: /\/MediaBox ?\[ ?0 0 ([0-9.]+) ([0-9.]+)/))
    #expect(abs(Double(box.1)! - 419.5) < 1.5 && abs(Double(box.2)! - 595.3) < 1.5)
  }
}
