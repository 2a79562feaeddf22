import ArgumentParser

struct SupportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support",
    abstract: "Support by dated policies: who is entitled, claims, decisions, payments.",
    subcommands: [
      // Policies, what somebody is entitled to, lists, budgets.
      // Claims, decisions, payments.
    ])
}
