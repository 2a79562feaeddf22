/// The script of the checkpoint page: small modules, each with its imports, put one after the other into one.
///
/// A page that must work from a file cannot import: browsers refuse modules of other files there. So the lines that import
/// are left out, and so is the word `export`; what a module names at its top is then everybody's, and named once.
enum CheckpointScript {
  /// In the order in which each finds what it imports.
  static let parts: [(name: String, bytes: [UInt8])] =
    core + [
      ("checkpoint-words.js", PackageResources.checkpoint_words_js),
      ("checkpoint-kept.js", PackageResources.checkpoint_kept_js),
      ("checkpoint-reader.js", PackageResources.checkpoint_reader_js),
      ("checkpoint-show.js", PackageResources.checkpoint_show_js),
      ("checkpoint.js", PackageResources.checkpoint_js),
    ]

  /// What decides, without anything of a page: it runs wherever there is WebCrypto.
  static let core: [(name: String, bytes: [UInt8])] = [
    ("check-cbor.js", PackageResources.check_cbor_js), ("check-base45.js", PackageResources.check_base45_js),
    ("check-cose.js", PackageResources.check_cose_js), ("check-claims.js", PackageResources.check_claims_js),
    ("check-bundle.js", PackageResources.check_bundle_js), ("check-code.js", PackageResources.check_code_js),
    ("check-verdict.js", PackageResources.check_verdict_js),
  ]

  /// The script of the page.
  static var text: String { "(() => {\n\"use strict\";\n" + joined(parts) + "})();\n" }

  /// Modules as one text that imports and exports nothing.
  static func joined(_ parts: [(name: String, bytes: [UInt8])]) -> String {
    parts.map { part in
      let lines = String(decoding: part.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      return lines.filter { !$0.hasPrefix("import ") }
        .map { $0.hasPrefix("export ") ? $0.dropFirst(7) : $0 }.joined(separator: "\n")
    }.joined()
  }
}
