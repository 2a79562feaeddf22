import ArgumentParser
import Foundation
import Server

struct TokenKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Make a key that signs tokens: a private file, and the public keys that the server checks with.",
    discussion: """
      A public file that is there keeps its keys: tokens of the earlier key hold beside those of the new one, until you take the
      earlier key out of the file.

      Example:
        zonal token keys --output keys.json
      """)

  @Option(help: ArgumentHelp("File of the public keys (JSON Web Key Set).", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "File of the private key (default: that of the public keys with .private.json).", valueName: "file"))
  var privateKey: String?

  @Option(
    help: ArgumentHelp(
      "\(TokenAlgorithm.allCases.map(\.rawValue).joined(separator: " or ")) (default: EdDSA).", valueName: "name"),
    transform: { text in
      guard let algorithm = TokenAlgorithm(rawValue: text) else {
        throw ValidationError("'\(text)' is none of \(TokenAlgorithm.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return algorithm
    })
  var algorithm: TokenAlgorithm = .edDSA

  func run() throws {
    try Failure.reporting {
      let privatePath =
        privateKey ?? (output.hasSuffix(".json") ? String(output.dropLast(5)) : output) + ".private.json"
      let key = TokenSigningKey(algorithm)
      let keySet = try key.keySet(joining: output)
      try PrivateFile.write(Array(key.privateText.utf8), to: privatePath)
      do { try OutputFile.write(Array(keySet.utf8), to: output) } catch {
        // A key that nobody knows is of no use.
        unlink(privatePath)
        throw error
      }
      Console.line("public keys: \(output)")
      Console.line("private key: \(privatePath), which only you can read")
    }
  }
}
