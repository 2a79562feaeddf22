public import Credentials
import Crypto
import Foundation
import Permits
import Quantities
import SpatialCore

/// The page that a checkpoint works with where there is no network: one file with script, style, words and trusted keys in it.
///
/// It asks nobody but its own server, for nothing but bundles, and runs nothing but the two scripts whose digests its policy names.
public struct CheckpointPage: Sendable {
  /// The page's bytes, the same whether it is served or kept as a file.
  public let html: [UInt8]
  /// The header of the served page.
  let policy: String
  /// Whether the library is in it that finds QR codes where the browser cannot.
  public let readsCodes: Bool

  /// - Parameters:
  ///   - anchors: keys whose bundles the page believes.
  ///   - isServed: whether it asks its server for bundles, beside `/permits/checkpoint`; else it only opens files.
  ///   - assets: the folder of libraries; without it `ZONAL_ASSETS` or `.build/assets` in the working folder.
  public init(anchors: [VerifyingKey], isServed: Bool, assets: String? = nil) {
    let library = Self.library(assets)
    let config: JSONValue = [
      "anchors": .array(anchors.map { .string(CBORWriter.encode($0.coseKey).hexadecimal) }),
      "bundle": isServed ? "bundle" : .null, "session": isServed ? "../session" : .null, "words": Self.words,
    ]
    var writer = JSONWriter()
    // The writer escapes '<', so that no text can end the element that it stands in.
    writer.value(config)
    let style = String(decoding: PackageResources.checkpoint_css, as: UTF8.self)
    let script = CheckpointScript.text
    let rules = [
      "default-src 'none'", "script-src \(Self.source(library)) \(Self.source(script))",
      "style-src \(Self.source(style))", "connect-src \(isServed ? "'self'" : "'none'")", "base-uri 'none'",
      "form-action 'none'",
    ].joined(separator: "; ")
    html = Self.filled([
      "policy": rules, "style": style, "config": writer.text, "library": library, "script": script,
    ])
    // What keeps it out of frames counts in the header alone.
    policy = rules + "; frame-ancestors 'none'"
    readsCodes = !library.isEmpty
  }

  /// The library's script; empty where it is not there, or could end the element that it stands in.
  private static func library(_ assets: String?) -> String {
    guard let folder = MapLibraries.folder(assets),
      let data = FileManager.default.contents(atPath: folder + "/zxing.js")
    else { return "" }
    let text = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
    return text.lowercased().contains("</script") || text.contains("<!--") ? "" : text
  }

  /// The template with what belongs into its braces; nothing that is put in is looked at again.
  private static func filled(_ values: [String: String]) -> [UInt8] {
    let template = String(decoding: PackageResources.checkpoint_html, as: UTF8.self)
    var text = ""
    for (place, piece) in template.split(separator: "{{").enumerated() {
      guard place > 0, let end = piece.firstRange(of: "}}") else {
        text += piece
        continue
      }
      text += values[String(piece[..<end.lowerBound])] ?? ""
      text += piece[end.upperBound...]
    }
    return Array(text.utf8)
  }

  /// How a policy names a script or style by its digest.
  private static func source(_ text: String) -> String {
    "'sha256-\(Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString())'"
  }
}
