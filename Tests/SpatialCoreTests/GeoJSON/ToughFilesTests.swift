import Foundation
import Testing

@testable import SpatialCore

/// Malformed and tough files that nobody here wrote, against the verdicts of GEOS where there are some.
@Suite(.enabled(if: SharedData.isPresent, "needs ../shared/data/tough")) struct ToughFilesTests {
  static let folder = SharedData.path("tough")

  static let allFiles: [String] = {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.contains(".") && !$0.hasSuffix("/") }.sorted()
  }()

  @Test func `every file reads or is refused with its name and a place`() throws {
    #expect(Self.allFiles.count > 1000)
    for name in Self.allFiles {
      let path = "\(Self.folder)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      do throws(BoundaryError) {
        let report = try BoundaryReport(path: path)
        #expect(report.features >= 0)
      } catch {
        let text = error.description
        #expect(text.contains(path), "\(text)")
        #expect(text.contains("line") || text.contains("reference system") || text.contains("empty"), "\(text)")
      }
    }
  }

  /// Verdicts by file: whether GEOS's Python reader took it, and why the geometry is invalid.
  static func verdicts() throws -> [(file: String, readable: Bool, winding: String, reason: String)] {
    let text = try String(contentsOfFile: "\(folder)/geos_verdicts.csv", encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let fields = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
      return fields.count == 6 ? (fields[0], fields[2] == "ok", fields[4], fields[5]) : nil
    }
  }

  @Test func `validity and winding are those of GEOS for all that both read`() throws {
    var compared = 0
    for verdict in try Self.verdicts() where verdict.readable {
      let path = "\(Self.folder)/\(verdict.file)"
      guard let report = try? BoundaryReport(path: path) else {
        // The Python reader looks at less than RFC 7946 asks; what it passes and we refuse lies among the bad examples,
        // or is the name of another file where a link was stored as text.
        let isBad = ["/bad/", "invalid_structure", "/spherical/"].contains { verdict.file.contains($0) }
        #expect(isBad, "\(verdict.file) is refused")
        continue
      }
      compared += 1
      let invalid = !verdict.reason.isEmpty && !verdict.reason.contains("null geometry")
      #expect(report.hasErrors == invalid, "\(verdict.file): GEOS says '\(verdict.reason)'")
      if verdict.winding == "yes" || verdict.winding == "no", let winding = report.followsWinding {
        #expect(winding == (verdict.winding == "yes"), "\(verdict.file)")
      }
    }
    #expect(compared > 200)
  }

  @Test func `of JSON texts the good are read and the bad refused`() throws {
    let names = SharedData.files("tough/jsontestsuite/test_parsing")
    #expect(names.count > 300)
    for name in names {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/jsontestsuite/test_parsing/\(name)"))
      let accepted = [UInt8](data).withUnsafeBufferPointer { bytes in
        var scanner = JSONScanner(bytes)
        do throws(JSONError) {
          _ = try scanner.value()
          try scanner.finish()
          return true
        } catch { return false }
      }
      if name.hasPrefix("y_") { #expect(accepted, "\(name)") }
      if name.hasPrefix("n_") { #expect(!accepted, "\(name)") }
    }
  }

  @Test(arguments: SharedData.files("tough/vn_real_polygons", "geojson"))
  func `real polygons with crossing rings are repaired and stay so`(_ name: String) throws {
    let validity = Validity()
    for feature in try GeoJSON.read(path: "\(Self.folder)/vn_real_polygons/\(name)").features {
      let area = try #require(feature.geometry?.area)
      let defects = validity.defects(of: area)
      let errors = defects.filter(\.isError)
      #expect(!errors.isEmpty)
      #expect(defects.allSatisfy { !$0.isError || $0.position != nil })
      let repair = try validity.repaired(area)
      let left = validity.defects(of: repair.area).filter(\.isError)
      #expect(left.isEmpty)
      let again = try validity.repaired(repair.area)
      #expect(again.area == repair.area)
      #expect(abs(repair.areaChange ?? .infinity) < Geodesic.area(of: area) / 100)
    }
  }
}
