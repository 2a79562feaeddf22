import ArgumentParser

struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Make tokens, with which officers ask the server.",
    discussion: """
      A token is for an officer of the database and gives what the officer may do, in the officer's area or a part of it, until it ends.
      Keep the private key where only those who issue tokens can read it; the server needs the public keys alone.

      Example:
        zonal token keys --output keys.json
        zonal token issue --as admin --for chi --key keys.private.json --database city.zonal
        zonal serve --token-keys keys.json --database city.zonal
      """,
    subcommands: [TokenKeys.self, IssueToken.self])
}
