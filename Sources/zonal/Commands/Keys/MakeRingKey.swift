import SigningKeys
import Quantities
import ArgumentParser
import Credentials

struct MakeRingKey<Ring: SigningRing>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "make", abstract: "Make a key: a file that only you can read.")
  }
  @Option(help: ArgumentHelp("File of the private key (JSON Web Key).", valueName: "file")) var output: String
  @Flag(help: "EdDSA in place of ES256, which every browser can check.") var edDSA = false

  func validate() throws {
    guard !edDSA || Ring.algorithms.contains(.edDSA) else {
      throw ValidationError("whoever checks \(Ring.signed) cannot check EdDSA; leave --ed-dsa out")
    }
  }

  func run() throws {
    try Failure.reporting {
      let key = SigningKey.generate(edDSA ? .edDSA : .es256)
      try PrivateFile.write(Array(key.privateJWK.utf8), to: output)
      Console.line("\(key.verifyingKey.keyID.hexadecimal): \(output), which only you can read")
    }
  }
}
