import ArgumentParser

/// The keys of one ring.
struct RingKeysCommand<Ring: SigningRing>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "keys",
      abstract: "The keys that sign \(Ring.signed).",
      discussion: """
        The private key stays in its file, at the issuer. The database and whoever checks have public keys only. To renew a key, add the
        next one, let checkers have it, and end the old one; what it signed stays valid. Withdraw a key that somebody else has: nothing
        that it signed counts any more.

        Example:
          \(Ring.verb) make --output issuer.json
          \(Ring.verb) add issuer.json --as admin --database city.zonal
          \(Ring.verb) list --jwks --database city.zonal > keys.json
          \(Ring.verb) end 4f1c0de2a9b83d57 --withdraw --as admin --database city.zonal
        """,
      subcommands: [MakeRingKey<Ring>.self, AddRingKey<Ring>.self, EndRingKey<Ring>.self, ListRingKeys<Ring>.self])
  }
}
